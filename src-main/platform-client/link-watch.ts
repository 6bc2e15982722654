/** What is known of the link to the platform, learnt from every answer and every silence. */
import type { LinkStatus } from '#shared/contract/courier.ts';

export type LinkWatch = {
  readonly status: () => LinkStatus;
  /** Hears every change of `reachable`, and every clock difference that moved by a second or more. */
  readonly onChange: (listener: (status: LinkStatus) => void) => () => void;
  /** @param serverTime epoch milliseconds by the platform's clock, or null where the answer did not say */
  readonly answered: (serverTime: number | null) => void;
  readonly silent: () => void;
  /** What was known before this program began, for as long as the platform has not said better. */
  readonly recall: (clockDifference: number) => void;
};

/** The Date header counts whole seconds, so a smaller move of the difference says nothing. */
const noticeable = 1_000;

/**
 * @param address of the platform, null while it is not known yet
 * @param now epoch milliseconds
 */
export function createLinkWatch(address: () => string | null, now: () => number): LinkWatch {
  const listeners = new Set<(status: LinkStatus) => void>();
  let reachable = false;
  let lastContactAt: number | null = null;
  let clockDifference: number | null = null;

  const status = (): LinkStatus => ({ address: address() ?? '', reachable, lastContactAt, clockDifference });
  const tell = () => {
    for (const listener of listeners) listener(status());
  };

  return {
    status,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    answered(serverTime) {
      const before = status();
      reachable = true;
      lastContactAt = now();
      if (serverTime !== null) clockDifference = serverTime - now();
      if (hasMoved(before.clockDifference, clockDifference) || !before.reachable) tell();
    },
    silent() {
      const wasReachable = reachable;
      reachable = false;
      if (wasReachable) tell();
    },
    recall(known) {
      if (clockDifference !== null) return;
      clockDifference = known;
      tell();
    },
  };
}

const hasMoved = (before: number | null, now: number | null): boolean =>
  before === null || now === null ? before !== now : Math.abs(now - before) >= noticeable;
