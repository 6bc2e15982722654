/** The rows of one statement. `rowCount` is 0 for statements that count nothing. */
export type QueryResult<R> = { rows: R[]; rowCount: number };

export type Transaction = {
  /** Runs one statement inside the transaction; refuses once the transaction is over. */
  query<R>(text: string, values?: unknown[]): Promise<QueryResult<R>>;
};

/** A transaction that a `Database` began. */
export type OpenTransaction = Transaction & {
  /** From here on a statement may take as long as it needs; before, and outside transactions, half a minute. */
  takeTime(): Promise<void>;
};

/**
 * One PostgreSQL database with UTF-8 text, seen through a pool of at most ten connections.
 *
 * Values: see value-parsers.ts for what a column becomes in JavaScript. A JavaScript array given as a
 * value becomes a PostgreSQL array, so JSON arrays must be passed through `JSON.stringify`.
 */
export type Database = {
  /** `embedded`: our own server, held by this process alone. `external`: named by DATABASE_URL, shared. */
  readonly kind: 'embedded' | 'external';
  /** Server version and where it runs, for logs; never a password. */
  readonly description: string;
  /** Holds the password: never log it. */
  readonly connectionString: string;
  query<R>(text: string, values?: unknown[]): Promise<QueryResult<R>>;
  /**
   * Runs `work` in one READ COMMITTED transaction: commits when it resolves, rolls back when it throws.
   * A serialization failure (40001) or deadlock (40P01) runs `work` again, up to 3 more times, so `work`
   * must have no effect outside `tx`. A server that falls silent fails the work as one that is lost.
   */
  transaction<T>(work: (tx: OpenTransaction) => Promise<T>): Promise<T>;
  /**
   * Listens on a connection of its own that reconnects when lost. After a reconnection `onMessage('')` is
   * called once: notifications sent meanwhile are gone for good, so the listener must look for itself.
   */
  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>;
  /** Ends every connection and, for the embedded kind, stops the server. May be called twice. */
  close(): Promise<void>;
};

/** Receives one line per event; never a password, never personal data. */
export type Log = (line: string) => void;
