/** Work that is done over and over while the platform runs. */

export type Repeated = { stop(): Promise<void> };

type Repeat = {
  readonly everyMs: number;
  /** Names the work in the log. */
  readonly name: string;
  /** Receives one line where a round failed as a whole. */
  readonly log: (line: string) => void;
};

/** Does the work every `everyMs`, one round after the other; stopping waits for the round that runs. */
export const repeat = (work: () => Promise<unknown>, { everyMs, name, log }: Repeat): Repeated => {
  let round: Promise<void> = Promise.resolve();
  let running = false;
  const look = async (): Promise<void> => {
    running = true;
    try {
      await work();
    } catch (error) {
      // The message of a database error may quote data.
      log(`${name}: a round failed: ${(error as { code?: string }).code ?? (error as Error).name}`);
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => {
    if (!running) round = look();
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await round;
    },
  };
};
