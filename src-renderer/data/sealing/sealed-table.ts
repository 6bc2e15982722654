/** A store whose rows are sealed on their way down and opened on their way up; above it nobody notices. */
import type {
  DBCoreAddRequest,
  DBCoreCursor,
  DBCoreMutateRequest,
  DBCorePutRequest,
  DBCoreQuery,
  DBCoreTable,
  DBCoreTransaction,
} from 'dexie';
import { SealedRowsError } from './row-keys.ts';
import { isSealedRow, type RowPlace, type Sealer } from './sealed-row.ts';

export type SealedTableParts = {
  readonly table: DBCoreTable;
  readonly database: string;
  /** Indexed fields kept as keyed digests. */
  readonly blind: readonly string[];
  readonly sealer: Sealer;
};

type Fields = Readonly<Record<string, unknown>>;

/** Of one answer, the rows whose text is kept: one long list must not push out what every other screen holds. */
export const keptOfAnAnswer = 2_500;

export function sealedTable(parts: SealedTableParts): DBCoreTable {
  const { table } = parts;
  const { toDisk, fromDisk } = rowsOf(parts);
  const answer = (records: readonly unknown[], trans: DBCoreTransaction) =>
    records.map((record, index) => fromDisk(record, trans, index < keptOfAnAnswer));
  const onDisk = (query: DBCoreQuery) => blindQuery(parts, query);
  return {
    ...table,
    mutate: (request) => table.mutate(isWriting(request) ? writing(request, toDisk) : request),
    get: (request) => table.get(request).then((record) => fromDisk(record, request.trans)),
    getMany: (request) => table.getMany(request).then((records) => answer(records, request.trans)),
    query: (request) =>
      table.query({ ...request, query: onDisk(request.query) }).then(({ result }) => ({
        result: request.values ? answer(result, request.trans) : result,
      })),
    count: (request) => table.count({ ...request, query: onDisk(request.query) }),
    openCursor: (request) =>
      table
        .openCursor({ ...request, query: onDisk(request.query) })
        .then((cursor) => cursor && openedCursor(cursor, (record) => fromDisk(record, request.trans))),
  };
}

const isWriting = (request: DBCoreMutateRequest): request is DBCoreAddRequest | DBCorePutRequest =>
  request.type === 'add' || request.type === 'put';

const writing = <R extends DBCoreAddRequest | DBCorePutRequest>(
  request: R,
  toDisk: (row: Fields) => Fields,
): R => ({
  ...request,
  values: request.values.map(toDisk),
});

function rowsOf({ table, database, blind, sealer }: SealedTableParts) {
  const { primaryKey, indexes } = table.schema;
  const store = table.name;
  const numbered = primaryKey.autoIncrement === true;
  // A number the database gives is not known before the row is written; its unique field stands for it then.
  const boundBy = numbered ? indexes.find(({ unique }) => unique) : primaryKey;
  const placeOf = (fields: Fields): RowPlace => ({ database, store, key: boundBy?.extractKey?.(fields) });
  const clearFields = [primaryKey, ...indexes].flatMap(({ keyPath }) => keyPath ?? []);

  const toDisk = (row: Fields): Fields => {
    const clear = clearFields
      .filter((field) => row[field] !== undefined)
      .map((field) => [field, atRestOf(row[field], field)] as const);
    return sealer.seal(row, placeOf(row), Object.fromEntries(clear));
  };
  const atRestOf = (value: unknown, field: string) =>
    blind.includes(field) && typeof value === 'string'
      ? sealer.blind({ database, store }, field, value)
      : value;

  const fromDisk = (record: unknown, trans: DBCoreTransaction, keeps = true): unknown => {
    if (record === undefined || record === null) return record;
    if (!isSealedRow(record)) {
      // Rows of an earlier version are met once, while the upgrade seals them.
      if (isUpgrade(trans)) return record;
      throw new SealedRowsError('not-sealed');
    }
    const row = sealer.open(record, placeOf(record), keeps);
    return numbered ? { ...row, [String(primaryKey.keyPath)]: primaryKey.extractKey?.(record) } : row;
  };
  return { toDisk, fromDisk };
}

const isUpgrade = (trans: DBCoreTransaction): boolean => (trans as IDBTransaction).mode === 'versionchange';

/** `DBCoreRangeType` is a const enum that exists in the types alone. */
const equal = 1;
const anything = 3;

/** @throws SealedRowsError `only-equality`: digests have no order that means anything */
function blindQuery({ table, database, blind, sealer }: SealedTableParts, query: DBCoreQuery): DBCoreQuery {
  const { index, range } = query;
  const field = index.keyPath;
  if (typeof field !== 'string' || !blind.includes(field) || Number(range.type) === anything) return query;
  if (Number(range.type) !== equal || typeof range.lower !== 'string')
    throw new SealedRowsError('only-equality');
  const digest = sealer.blind({ database, store: table.name }, field, range.lower);
  return { ...query, range: { ...range, lower: digest, upper: digest } };
}

/** The cursor with its value opened. The browser's own getters refuse any `this` but their cursor. */
function openedCursor(cursor: DBCoreCursor, open: (record: unknown) => unknown): DBCoreCursor {
  return Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => open(cursor.value) },
  });
}
