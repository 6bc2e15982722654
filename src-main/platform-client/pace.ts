/** How long an exchange may last: as long as it moves, for a slow line must end what it began. */

/** Slower than this, in bytes a second, an exchange is worth no waiting: 128 kbit/s, less than any line in use. */
export const leastRate = 16 * 1024;

export type Pace = {
  /** Aborts an exchange that is silent for the patience, or in all slower than the least rate after it. */
  readonly signal: AbortSignal;
  /** @param inAll bytes of the answer that have come so far */
  readonly received: (inAll: number) => void;
  readonly end: () => void;
};

/** The line to the platform: what exchanges side by side get of it is slower than the line, and each is judged by its share. */
export type Line = {
  /**
   * Begins to count. What was handed to the system to be sent cannot be watched on its way, so it is given its time at
   * once; what comes earns its own as it comes, and must not pause.
   * @param patience milliseconds
   * @param sent bytes of the request
   */
  readonly keepPace: (patience: number, sent: number) => Pace;
};

export function createLine(): Line {
  let underWay = 0;
  /** Milliseconds that bytes take on the slowest line, shared as it is now. */
  const timeFor = (bytes: number): number => (bytes * underWay * 1000) / leastRate;
  return {
    keepPace(patience, sent) {
      underWay += 1;
      const giveUp = new AbortController();
      const began = performance.now();
      let earned = timeFor(sent);
      let came = 0;
      let heardAt: number | null = null;
      const left = (): number => {
        const now = performance.now();
        const whole = began + patience + earned - now;
        return heardAt === null ? whole : Math.min(whole, heardAt + patience - now);
      };
      const look = () => {
        const wait = left();
        if (wait <= 0) giveUp.abort();
        else timer = setTimeout(look, wait);
      };
      let timer = setTimeout(look, left());
      return {
        signal: giveUp.signal,
        received(inAll) {
          earned += timeFor(inAll - came);
          came = inAll;
          heardAt = performance.now();
        },
        end: () => {
          underWay -= 1;
          clearTimeout(timer);
        },
      };
    },
  };
}
