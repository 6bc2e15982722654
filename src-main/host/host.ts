/** OS-backed sealing of small secrets (keys, tokens). Bytes in, bytes out; rejects when the backend refuses. */
export type Sealing = {
  /** Name of the OS store, so that a later change of it can be noticed. */
  readonly backend: string;
  readonly seal: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly open: (bytes: Uint8Array) => Promise<Uint8Array>;
};

/** The shell around the window: everything that differs between the doors, and nothing else. */
export type Host = {
  readonly kind: 'electron' | 'chromium' | 'none';
  /** Address of the window's document, with a launch token where the host has one. */
  readonly url: string;
  /** Opens the window, or brings it to the front, or says where to find it. */
  openWindow(): Promise<void>;
  /** Resolves when the officer closed the window or after `close()`; for 'none' only after `close()`. */
  readonly closed: Promise<void>;
  /** A4 PDF of a page served under /paper/<id>. Rejects with BridgeError `paper.*`. */
  printPdf(paperPath: string): Promise<Uint8Array>;
  /** The paper is being looked at: whoever prints slowly makes ready. Null: none is any more, and nothing of one is kept. */
  paperSeen(paperPath: string | null): void;
  /** Null where the machine has no sound store; `basic_text` and `unknown` count as none. */
  readonly sealing: Sealing | null;
  /**
   * Calls the listener when the officer locks the machine or it goes to sleep; null where the host cannot tell.
   * Answers how to stop.
   */
  readonly onAway: ((listener: () => void) => () => void) | null;
  /**
   * Removes what the window's origin keeps in the browser's files: at once, before the browser's next start, or not
   * at all where the browser is not ours.
   */
  clearWindowStorage(): Promise<'now' | 'at-next-start' | 'not-ours'>;
  close(): Promise<void>;
};
