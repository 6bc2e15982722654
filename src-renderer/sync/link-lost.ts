import { BridgeError, BusyError } from '#shared/contract/service.ts';

/** Nothing more can be asked of the platform now: out of reach, busy, or without a session. */
export const isLinkLost = (error: unknown): boolean =>
  error instanceof BusyError ||
  (error instanceof BridgeError && /^(?:session\.|platform\.unreachable$)/u.test(error.code));
