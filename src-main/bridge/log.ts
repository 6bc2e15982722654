/** Facts beside a log line: codes, names and counts only, never what an officer wrote, a key or a token. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>;

/** error: a developer must look; info: a state changed; debug: the rest. */
export type Log = {
  readonly error: (event: string, facts?: LogFacts) => void;
  readonly info: (event: string, facts?: LogFacts) => void;
  readonly debug: (event: string, facts?: LogFacts) => void;
};
