/** Taking prepared entries into a department's catalogue: all of a request or nothing; a repeat changes nothing. */
import { isDeepStrictEqual } from 'node:util';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { overallShareType } from '#shared/domain/catalog/share-type.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { ImportCatalogReply, ImportedEntry } from '#shared/protocol/import-catalog.ts';
import type { Caller } from '../access/sessions.ts';
import { nextInSeries } from '../authority/numbering.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord, writeRecords } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';

export type ImportRequest = {
  readonly departmentId: string;
  readonly entries: readonly { readonly key: string; readonly entry: ImportedEntry }[];
};
type Outcome = ImportCatalogReply['results'][number]['outcome'];

/** 部门 class (3), item 99, target 999: where imported entries stand until the department files them properly. */
const importClass = '399999';

/** The same for the same record, however often and by whichever way it is imported. */
export const entryIdOf = (departmentId: string, key: string): string =>
  `import-${digestOfValue({ departmentId, key }).slice(0, 32)}`;

const mayImport = ({ actor }: Caller, departmentId: string): boolean =>
  actor.roles.includes('management-admin') ||
  (actor.departmentId === departmentId && actor.roles.includes('data-officer'));

/**
 * A base or theme library is written past its record and its lead's consent by the city's management alone (R022, R023);
 * an operator's file from the command line, see `import-batch.ts`, stands under nobody's role.
 */
const checkLibraries = async (
  tx: Transaction,
  { actor }: Caller,
  { entries }: ImportRequest,
): Promise<void> => {
  if (entries.every(({ entry }) => entry.library.kind === 'department')) return;
  const own = await fetchRecord(tx, { table: 'department', id: actor.departmentId });
  const region = own && (await fetchRecord(tx, { table: 'region', id: own.regionId }));
  if (!actor.roles.includes('management-admin')) throw new ProblemError('role.missing', 'library');
  if (own?.management !== true || region?.level !== 'city')
    throw new ProblemError('department.wrong', 'library');
};

const sameContent = (known: CatalogEntry, entry: ImportedEntry): boolean =>
  (Object.keys(entry) as (keyof ImportedEntry)[]).every(
    (field) => field === 'shareType' || isDeepStrictEqual(known[field], entry[field]),
  );

/**
 * What an import neither brings nor takes away: facts of the published resource. What the gate recorded, the secrecy
 * review and the lead's consent first, is of the content it stood for and goes with it (六(一), R040).
 */
export const keptFacts = (known: CatalogEntry | undefined, entry: ImportedEntry) => {
  if (known === undefined) return {};
  const { publication, contentUpdatedOn, replacedByEntryId } = known;
  return {
    ...(publication === undefined || !sameContent(known, entry) ? {} : { publication }),
    ...(contentUpdatedOn === undefined ? {} : { contentUpdatedOn }),
    ...(replacedByEntryId === undefined ? {} : { replacedByEntryId }),
  };
};

const importOne = async (
  tx: Transaction,
  subject: { departmentId: string; key: string; entry: ImportedEntry; publishedOn: string; stamp: number },
): Promise<Outcome> => {
  const id = entryIdOf(subject.departmentId, subject.key);
  const known = await fetchRecord(tx, { table: 'catalogEntry', id });
  const row: CatalogEntry = {
    ...subject.entry,
    ...keptFacts(known, subject.entry),
    shareType: overallShareType(subject.entry.items),
    id,
    code: known?.code ?? `${importClass}/${await nextInSeries(tx, `entry-code-${importClass}`)}`,
    providerId: subject.departmentId,
    publishedOn: known?.publishedOn ?? subject.publishedOn,
    status: known?.status ?? 'published',
    importedFrom: subject.key,
    demonstration: false,
  };
  if (known !== undefined && digestOfValue(known) === digestOfValue(row)) return 'unchanged';
  await writeRecords(tx, [{ table: 'catalogEntry', row }], subject.stamp);
  return known === undefined ? 'added' : 'changed';
};

/** Throws role.missing, department.wrong (a common library), record.missing (department). */
export const importEntries = (
  desk: { readonly database: Database; readonly now: () => number },
  caller: Caller,
  request: ImportRequest,
): Promise<ImportCatalogReply> =>
  withLedger(desk.database, async (writer) => {
    if (!mayImport(caller, request.departmentId)) throw new ProblemError('role.missing');
    const department = await fetchRecord(writer.tx, { table: 'department', id: request.departmentId });
    if (department === undefined) throw new ProblemError('record.missing', 'departmentId');
    await checkLibraries(writer.tx, caller, request);
    const now = desk.now();
    const results: ImportCatalogReply['results'] = [];
    for (const { key, entry } of request.entries) {
      const outcome = await importOne(writer.tx, {
        departmentId: department.id,
        key,
        entry,
        publishedOn: civilDateOf(now),
        stamp: writer.nextSeq,
      });
      results.push({ key, outcome });
    }
    if (results.some((each) => each.outcome !== 'unchanged')) {
      writer.append({
        at: now,
        officerId: caller.actor.officerId,
        departmentId: caller.actor.departmentId,
        deviceId: caller.deviceId,
        action: 'catalog.import',
        outcome: 'applied',
        subject: {
          departmentId: department.id,
          entries: results.length,
          digest: digestOfValue(request.entries),
        },
      });
    }
    return { results };
  });
