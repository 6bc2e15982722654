/** Locks a desk that nobody touches, and one whose lease has run out. */

/** Minutes without a touch after which the desk locks. */
export const idleMinutes = { least: 5, usual: 10, most: 15 } as const;

const minute = 60_000;
const look = 15_000;

export type IdleWatchOptions = {
  /** Epoch milliseconds. The wall clock, so that a machine that slept wakes up locked. */
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly minutes: () => number;
  readonly isUnlocked: () => boolean;
  /** Whether the officer may go on at all; asked at every look. Must not reject. */
  readonly mayGoOn: () => Promise<boolean>;
  /** Must not reject. */
  readonly lock: () => Promise<void>;
  /** Whatever else is to be tried again now and then; before every look, locked or not. Must not reject. */
  readonly beforeLook: () => Promise<void>;
};

export type IdleWatch = {
  /** The officer did something. */
  readonly touched: () => void;
  /** One look, as the timer takes it. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
};

/** Looks every 15 s from now on. */
export function createIdleWatch(options: IdleWatchOptions): IdleWatch {
  const { now, after } = options;
  let touchedAt = now();
  let cancel = () => {};
  const takeLook = async () => {
    await options.beforeLook();
    if (!options.isUnlocked()) return;
    const isIdle = now() - touchedAt >= options.minutes() * minute;
    if (isIdle || !(await options.mayGoOn())) await options.lock();
  };
  const arm = () => {
    cancel = after(look, () => void takeLook().then(arm));
  };
  arm();
  return {
    touched: () => {
      touchedAt = now();
    },
    look: takeLook,
    stop: () => cancel(),
  };
}
