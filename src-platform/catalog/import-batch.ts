/** A batch of a large file into the catalogue: one transaction, one ledger entry, one stamp; a repeat changes nothing. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { overallShareType } from '#shared/domain/catalog/share-type.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { CatalogLine } from '#shared/protocol/catalog-line.ts';
import { takeNumbers } from '../authority/numbering.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecords, writeRecords } from '../database/records.ts';
import { withLedger } from '../ledger/ledger.ts';
import { entryIdOf, keptFacts } from './import-entries.ts';

export type BatchCounts = { readonly added: number; readonly changed: number; readonly unchanged: number };

type Known = ReadonlyMap<string, CatalogEntry>;

const knownEntries = async (tx: Transaction, ids: readonly string[]): Promise<Known> => {
  const rows = await fetchRecords(
    tx,
    ids.map((id) => ({ table: 'catalogEntry' as const, id })),
  );
  return new Map(
    (rows as (CatalogEntry | undefined)[]).flatMap((row) => (row === undefined ? [] : [[row.id, row]])),
  );
};

type Fresh = { readonly codeOf: (codeClass: string) => string; readonly publishedOn: string };

/** Numbers of a class are taken at once and follow the order of the lines. */
const codesFor = async (tx: Transaction, classes: readonly string[]): Promise<Fresh['codeOf']> => {
  const wanted = new Map<string, number>();
  for (const each of classes) wanted.set(each, (wanted.get(each) ?? 0) + 1);
  const next = await takeNumbers(tx, wanted, (codeClass) => `entry-code-${codeClass}`);
  return (codeClass) => {
    const number = next.get(codeClass);
    if (number === undefined) throw new Error(`no number in class ${codeClass}`);
    next.set(codeClass, number + 1);
    return `${codeClass}/${number}`;
  };
};

type Subject = { readonly line: CatalogLine; readonly id: string; readonly known: CatalogEntry | undefined };

const rowOf = ({ line, id, known }: Subject, fresh: Fresh): CatalogEntry => ({
  ...line.entry,
  ...keptFacts(known, line.entry),
  shareType: overallShareType(line.entry.items),
  id,
  code: known?.code ?? fresh.codeOf(line.codeClass),
  providerId: line.departmentId,
  publishedOn: known?.publishedOn ?? fresh.publishedOn,
  status: known?.status ?? 'published',
  importedFrom: line.key,
  demonstration: false,
});

/** A fingerprint of the batch for the ledger. */
const digestOf = (lines: readonly CatalogLine[]): string => {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${JSON.stringify(line)}\n`);
  return hash.digest('hex');
};

/**
 * An operator's own act on the server, for no officer: entries of base and theme libraries come in by it as well.
 * @param lines of departments that are there, no key of a department twice
 */
export const importBatch = (
  database: Database,
  lines: readonly CatalogLine[],
  now: number,
): Promise<BatchCounts> =>
  withLedger(database, async ({ tx, nextSeq, append }) => {
    // The index over the texts takes what was written in large pieces.
    await tx.query("SET LOCAL gin_pending_list_limit = '64MB'");
    const ids = lines.map(({ departmentId, key }) => entryIdOf(departmentId, key));
    const known = await knownEntries(tx, ids);
    const subjects = lines.map((line, index): Subject => {
      const id = ids[index] as string;
      return { line, id, known: known.get(id) };
    });
    const added = subjects.filter((subject) => subject.known === undefined);
    const codeOf = await codesFor(
      tx,
      added.map(({ line }) => line.codeClass),
    );
    const fresh = { codeOf, publishedOn: civilDateOf(now) };
    const rows = subjects.map((subject) => rowOf(subject, fresh));
    const written = rows.filter((row) => !isDeepStrictEqual(row, known.get(row.id)));
    if (written.length > 0) {
      await writeRecords(
        tx,
        written.map((row) => ({ table: 'catalogEntry' as const, row })),
        nextSeq,
      );
      const who = { officerId: null, departmentId: null, deviceId: null };
      const subject = { entries: written.length, digest: digestOf(lines) };
      append({ at: now, ...who, action: 'catalog.import-file', outcome: 'applied', subject });
    }
    const changed = written.length - added.length;
    return { added: added.length, changed, unchanged: lines.length - written.length };
  });
