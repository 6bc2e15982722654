/** What a database refuses, as the few things an officer can do something about. */
export type TableRefusalCode = 'unreachable' | 'refused' | 'missing' | 'forbidden' | 'failed';

export class TableRefusal extends Error {
  override readonly name = 'TableRefusal';
  readonly code: TableRefusalCode;

  constructor(code: TableRefusalCode) {
    super(code);
    this.code = code;
  }
}

/** By PostgreSQL's SQLSTATE, and by Node's codes for a server that is not there. */
const codes: Readonly<Record<string, TableRefusalCode>> = {
  '28P01': 'refused',
  '28000': 'refused',
  '3D000': 'missing',
  '42P01': 'missing',
  '3F000': 'missing',
  '42501': 'forbidden',
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
};

/** The error's own words are left behind: they may hold a value. */
export const tableRefusalOf = (error: unknown, otherwise: TableRefusalCode = 'failed'): TableRefusal => {
  if (error instanceof TableRefusal) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new TableRefusal(codes[code] ?? otherwise);
};
