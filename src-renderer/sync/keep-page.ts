/** One page and its cursor, in one transaction; and what becomes of the acts that it may confirm (S7, S18). */
import type { TableName } from '#shared/domain/tables.ts';
import type { Manifest } from '#shared/protocol/manifest.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
import { noSegments } from '../data/catalog/catalog-tables.ts';
import { type DeskDatabase, tableNames } from '../data/desk-database.ts';
import { type Meta, nowhere, type OutboxRecord } from '../data/records.ts';
import { loadOf } from './load-segments.ts';
import { isEmptyPatch, type ReadPatch, readPatch, speaksOf } from './patch.ts';
import { rebase } from './rebase.ts';
import { journalAgain } from './recovery.ts';
import type { Rules } from './rules.ts';
import type { SyncDeps } from './sync-deps.ts';

export type KeepDeps = Pick<SyncDeps, 'database' | 'services' | 'clock'> & {
  readonly rules: Rules;
  readonly journaled: Set<string>;
  /** Told once a copy has begun anew because the ledger it came from is no more: its places mean nothing now. */
  readonly leftLedger: () => void;
};

/** A page that begins a copy anew. */
export type Beginning = {
  /** Where the public catalogue comes from: the list of segments that goes with the page, the page itself, or what is here. */
  readonly catalogue: Manifest | 'in-pages' | 'as-it-is';
  /** The platform says itself that its ledger is not the one that the copy before came from. */
  readonly otherLedger: boolean;
};

/** What a page goes with. */
export type PageOrigin = {
  readonly beginning: Beginning | null;
  /** The furthest answer that the page is sure to show: of later ones it need not speak. */
  readonly answeredBefore: number;
  /** Acts that were answered together with the page: of these a page that begins anew leaves no doubt. */
  readonly answeredWith: ReadonlySet<string>;
};

/**
 * Keeps a page. Acts that it sends once more are in the journal before they wait again: the journal forgot them with
 * their answer, and a database lost from here on must not take them along (S10, S18).
 */
export async function keepPage(deps: KeepDeps, reply: PullReply, origin: PageOrigin): Promise<void> {
  const patch = readPatch(reply.patch);
  const inJournal = new Set<string>();
  for (;;) {
    const missing = await deps.database.write(async () =>
      keepOrAsk(deps, { reply, patch, origin, inJournal }),
    );
    if (missing.length === 0) break;
    await journalAgain(deps, missing);
    for (const { id } of missing) inJournal.add(id);
  }
  if (origin.beginning?.otherLedger === true) deps.leftLedger();
}

type Page = {
  readonly reply: PullReply;
  readonly patch: ReadPatch;
  readonly origin: PageOrigin;
  readonly inJournal: ReadonlySet<string>;
};

/** Answers the acts that must be journaled first, nothing written; none where the page is kept. Call in a transaction. */
async function keepOrAsk(deps: KeepDeps, page: Page): Promise<readonly OutboxRecord[]> {
  const { database } = deps;
  const { reply, patch, origin, inJournal } = page;
  // Side by side: each question to the disk is a journey to another process.
  const [applied, meta] = await Promise.all([appliedActs(database), database.readMeta()]);
  const { done, again } = sorted(applied, meta, { reply, patch, origin });
  const missing = again.filter(({ id }) => !inJournal.has(id));
  if (missing.length > 0) return missing;
  const { beginning } = origin;
  await database.outbox.bulkPut(again);
  if (beginning !== null || done.length > 0 || !isEmptyPatch(patch)) {
    // Everything was asked for: what is not named now is gone, whether or not the platform says so.
    if (beginning !== null) await beginAgain(database, beginning);
    await database.outbox.bulkDelete([...done]);
    await rebase(deps, patch);
  }
  await database.putMeta({ ...meta, ...(await metaAfter(deps, page, { meta, sentAgain: again.length })) });
  return [];
}

async function metaAfter(
  { database, clock }: KeepDeps,
  { reply, patch, origin: { beginning } }: Page,
  { meta, sentAgain }: { readonly meta: Meta; readonly sentAgain: number },
): Promise<Partial<Meta>> {
  const load = await database.catalog.readLoad();
  const catalogueOwed = beginning === null ? meta.catalogueOwed : beginning.catalogue === 'as-it-is';
  const isWhole = !reply.more && !catalogueOwed && (load === null || load.replaces);
  return {
    cursor: reply.cursor,
    skippedRows: (beginning === null ? meta.skippedRows : 0) + patch.skipped,
    catalogueOwed,
    ...(isWhole ? { lastSyncAt: clock() } : {}),
    // What a former ledger answered, and how far it had come, counts for nothing in this one.
    ...(beginning === null ? {} : { answered: nowhere }),
    ...(beginning?.otherLedger === true
      ? { reached: 0, putBack: { noticedAt: clock(), lastSyncAt: meta.lastSyncAt, sentAgain } }
      : {}),
  };
}

/** Nothing counts of what was here; the segments of the list that lie on the disk count again at once. */
async function beginAgain(database: DeskDatabase, { catalogue }: Beginning): Promise<void> {
  if (catalogue === 'as-it-is') await keepCatalogue(database);
  for (const table of tableNames)
    if (catalogue !== 'as-it-is' || table !== 'catalogEntry') await database.rows(table).clear();
  await database.confirmed.clear();
  if (catalogue === 'as-it-is') return;
  const load = catalogue === 'in-pages' ? null : await loadOf(database, catalogue, false);
  await database.catalog.putLoad(load?.list.length === 0 ? null : load);
  await database.catalog.putList({ ...noSegments, digests: load?.kept ?? [] });
}

/** Of the catalogue stays what everybody may see, as the platform last gave it. */
async function keepCatalogue(database: DeskDatabase): Promise<void> {
  const entries = database.rows('catalogEntry');
  const aside = (await database.confirmed.toArray()).filter(({ table }) => table === 'catalogEntry');
  for (const { id, row } of aside)
    await (row === null ? entries.takeBack([id]) : database.rows<TableName>('catalogEntry').put(row));
  const own = await database.catalog.changed.filter(({ status }) => status === 'draft').primaryKeys();
  if (own.length > 0) await entries.bulkDelete(own);
}

const appliedActs = (database: DeskDatabase): Promise<OutboxRecord[]> =>
  Promise.resolve(database.outbox.filter(({ applied }) => applied).toArray());

type Sorted = {
  /** Places in the outbox of acts that may leave it. */
  readonly done: readonly number[];
  /** Acts to be sent once more: whoever knows them says so again (S18). */
  readonly again: readonly OutboxRecord[];
};

/**
 * Which applied acts may leave the outbox: those whose rows this page speaks of, or, at the end of a pull, those
 * that changed nothing here or were asked about twice. A pull that ends without a word of an act that was applied
 * comes of a platform that holds back young commits, of rows its author may not see, or of a database put back to
 * before it (S18): the act is sent once more, and a platform that knows it only repeats its answer. So is every act
 * that was answered before a copy is begun anew: the platform may be one that was put back.
 */
function sorted(
  applied: readonly OutboxRecord[],
  { answered }: Meta,
  { reply: { more }, patch, origin }: Omit<Page, 'inJournal'>,
): Sorted {
  const { beginning, answeredBefore, answeredWith } = origin;
  const isDoubted = ({ id }: OutboxRecord) => beginning !== null && !answeredWith.has(id);
  const doubted = applied.filter(isDoubted).map((record) => ({ ...record, applied: false, pullsSince: 0 }));
  // Of an act that was answered while the page was under way, a row as it was before is no word.
  if (answered.stamp > answeredBefore) return { done: [], again: doubted };
  const isDone = ({ touched, pullsSince }: OutboxRecord): boolean =>
    touched.some((row) => speaksOf(patch, row)) || (!more && (touched.length === 0 || pullsSince > 0));
  const { true: done = [], false: open = [] } = Object.groupBy(
    applied.filter((record) => !isDoubted(record)),
    (record) => `${isDone(record)}`,
  );
  const unsaid = more
    ? []
    : open.map((record) => ({ ...record, applied: false, pullsSince: record.pullsSince + 1 }));
  return { done: done.map(({ seq }) => seq), again: [...doubted, ...unsaid] };
}
