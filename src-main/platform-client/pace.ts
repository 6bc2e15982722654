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

/**
 * Begins to count. What was handed to the system to be sent cannot be watched on its way, so it is given its time at
 * once; what comes earns its own as it comes, and must not pause.
 * @param patience milliseconds
 * @param sent bytes of the request
 */
export function keepPace(patience: number, sent: number): Pace {
  const giveUp = new AbortController();
  const began = performance.now();
  let moved = sent;
  let heardAt: number | null = null;
  const left = (): number => {
    const now = performance.now();
    const whole = began + patience + (moved * 1000) / leastRate - now;
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
      moved = sent + inAll;
      heardAt = performance.now();
    },
    end: () => clearTimeout(timer),
  };
}
