/** What only the owner of the database can do to its ledger: the guard of migration 0036 is taken away first. */

/** One statement under no guard, which stands again after it. */
export const forged = (statement: string, table: 'ledger' | 'ledger_signed_head' = 'ledger'): string =>
  `ALTER TABLE ${table} DISABLE TRIGGER USER; ${statement}; ALTER TABLE ${table} ENABLE TRIGGER USER`;
