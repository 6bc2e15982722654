/** The `code` of a Node system error (`ENOENT`) or of a PostgreSQL error (SQLSTATE, `40001`), if any. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The message of anything thrown, on one line, for a log. */
export function errorText(error: unknown): string {
  // A refused connection to a host with several addresses is an AggregateError with an empty message.
  const text = error instanceof Error ? error.message || errorCode(error) || error.name : String(error);
  return text.replace(/\s+/g, ' ').trim();
}
