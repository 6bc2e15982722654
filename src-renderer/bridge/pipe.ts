import type { EventFrame, ReplyFrame, RequestFrame } from '#shared/contract/frame.ts';

/** How frames travel to main; one for each door, and nothing above knows which. */
export type Pipe = {
  /** Rejects with BridgeError `bridge.too-large` or `bridge.closed` where the request could not be carried. */
  readonly send: (frame: RequestFrame) => Promise<ReplyFrame>;
  /** Hears every event; returns the function that ends the subscription. */
  readonly subscribe: (onEvent: (frame: EventFrame) => void) => () => void;
  /** Called once when main is gone for good; at once when it already is. Returns the function that stops waiting. */
  readonly onClosed: (onClosed: () => void) => () => void;
};
