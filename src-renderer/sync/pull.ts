/** Brings the platform's rows, whole pages; rows and cursor in one transaction (S7). */
import type { Manifest } from '#shared/protocol/manifest.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
import { noSegments } from '../data/catalog/catalog-tables.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import { tableNames } from '../data/desk-database.ts';
import { nowhere, type OutboxRecord } from '../data/records.ts';
import { loadOf } from './load-segments.ts';
import { isEmptyPatch, type ReadPatch, readPatch, speaksOf } from './patch.ts';
import { rebase } from './rebase.ts';
import type { Rules } from './rules.ts';
import type { SyncDeps } from './sync-deps.ts';

type PullDeps = Pick<SyncDeps, 'database' | 'services' | 'clock' | 'actor'> & {
  readonly rules: Rules;
  /** The furthest the platform's ledger is known to be, by a poke. */
  readonly pokedTo: () => number;
  /** Told how far along the ledger a pull that came to its end has brought everything, at the least. */
  readonly pulled: (stamp: number) => void;
};

/** A page that begins a copy anew, and the list of segments that goes with it. */
type Beginning = {
  readonly manifest: Manifest | null;
  /** Without a cursor that it goes on from, the platform may be one that was put back to before an answer (S18). */
  readonly doubtsAnswers: boolean;
  /** The platform says itself that its ledger is not the one that the copy before came from. */
  readonly otherLedger: boolean;
};

/** Pages that are kept in one transaction. */
type Gathered = {
  readonly replies: readonly PullReply[];
  readonly beginning: Beginning | null;
  /** How far along the ledger the database was, at the least, that gave the last of them. */
  readonly upTo: number;
  /** The furthest answer known when the first of them was asked for: of later ones they need not speak. */
  readonly answeredBefore: number;
};

const nothing: Gathered = { replies: [], beginning: null, upTo: 0, answeredBefore: 0 };

/** What is held of a pull at most, though acts wait: a page may have 4 MiB. */
const mostPages = 16;

/** @throws BridgeError of the courier; the pages that came stay, and the next pull goes on after them. */
export async function pullAll(deps: PullDeps): Promise<void> {
  let gathered = nothing;
  const keep = async () => {
    const pages = gathered;
    gathered = nothing;
    await keepPages(deps, pages);
  };
  try {
    for (let more = true; more; ) {
      gathered = await withNextPage(deps, gathered);
      more = gathered.replies.at(-1)?.more ?? true;
      const { upTo } = gathered;
      if (!more || (await isWorthKeeping(deps, gathered))) await keep();
      if (!more) deps.pulled(upTo);
    }
  } finally {
    // Empty unless the courier failed: what had come by then need not come again.
    await keep();
  }
}

/**
 * Whatever is kept, all pending acts are run again on top. So pages are gathered until they hold as many rows as acts
 * wait, and however many there are of both, the running costs no more than the keeping (S20).
 */
async function isWorthKeeping({ database }: PullDeps, { replies }: Gathered): Promise<boolean> {
  const rows = replies.reduce((sum, { patch }) => sum + patch.length, 0);
  return replies.length >= mostPages || rows >= (await database.outbox.count());
}

async function withNextPage(deps: PullDeps, gathered: Gathered): Promise<Gathered> {
  const { database, services } = deps;
  const { officerId } = deps.actor;
  const { cursor, reached, answered } = await database.readMeta();
  const atLeast = Math.max(reached, answered.stamp, deps.pokedTo());
  // Once a copy is begun anew, what a former ledger answered is forgotten with its first page.
  const known = gathered.beginning === null ? { answered } : {};
  const after = gathered.replies.at(-1)?.cursor ?? cursor;
  const page =
    after === null ? null : await services.courier.pull({ officerId, cursor: after, atLeast, ...known });
  const answeredBefore = gathered.replies.length === 0 ? answered.stamp : gathered.answeredBefore;
  if (page !== null && !page.reset)
    return {
      replies: [...gathered.replies, page],
      beginning: gathered.beginning,
      upTo: atLeast,
      answeredBefore,
    };
  // Nothing here yet, rights changed, or another database: everything is asked for, the catalogue by its segments.
  const manifest = await services.courier.manifest({ officerId });
  const first = await services.courier.pull({ officerId, cursor: manifest.cursor, atLeast });
  // A platform that will have none of its own cursor sends everything by pages.
  return {
    replies: [first],
    beginning: {
      manifest: first.reset ? null : manifest,
      doubtsAnswers: true,
      // Said once, and still so where a second reason to begin anew comes before the first page is kept.
      otherLedger: page?.otherLedger === true || gathered.beginning?.otherLedger === true,
    },
    upTo: atLeast,
    answeredBefore: answered.stamp,
  };
}

const keepPages = async (deps: PullDeps, { replies, ...asked }: Gathered): Promise<void> => {
  const last = replies.at(-1);
  if (last === undefined) return;
  await keepPage(deps, { ...last, patch: replies.flatMap(({ patch }) => patch) }, asked);
};

/** Nothing counts of what was here; the segments of the list that lie on the disk count again at once. */
async function beginAgain(database: DeskDatabase, { manifest }: Beginning): Promise<void> {
  for (const table of tableNames) await database.rows(table).clear();
  await database.confirmed.clear();
  const load = manifest === null ? null : await loadOf(database, manifest, false);
  await database.catalog.putLoad(load?.list.length === 0 ? null : load);
  await database.catalog.putList({ ...noSegments, digests: load?.kept ?? [] });
}

/** One page and its cursor, in one transaction. */
export function keepPage(
  deps: Omit<PullDeps, 'pokedTo' | 'pulled'>,
  reply: PullReply,
  { beginning, answeredBefore }: Pick<Gathered, 'beginning' | 'answeredBefore'>,
): Promise<void> {
  const { database, clock } = deps;
  const patch = readPatch(reply.patch);
  return database.write(async () => {
    const sentAgain = beginning?.doubtsAnswers === true ? await takeAsUnsent(database) : 0;
    // Side by side: each question to the disk is a journey to another process.
    const [applied, meta, loadBefore] = await Promise.all([
      appliedActs(database),
      database.readMeta(),
      database.catalog.readLoad(),
    ]);
    // Of an act that was answered while the page was under way, a row as it was before is no word.
    const done =
      meta.answered.stamp > answeredBefore
        ? []
        : await confirmedBy(database, applied, { patch, more: reply.more });
    if (beginning !== null || done.length > 0 || !isEmptyPatch(patch)) {
      // Everything was asked for: what is not named now is gone, whether or not the platform says so.
      if (beginning !== null) await beginAgain(database, beginning);
      await database.outbox.bulkDelete(done);
      await rebase(deps, patch);
    }
    const load = beginning === null ? loadBefore : await database.catalog.readLoad();
    const isWhole = !reply.more && (load === null || load.replaces);
    await database.putMeta({
      ...meta,
      cursor: reply.cursor,
      skippedRows: (beginning === null ? meta.skippedRows : 0) + patch.skipped,
      ...(isWhole ? { lastSyncAt: clock() } : {}),
      // What a former ledger answered counts for nothing in this one.
      ...(beginning === null ? {} : { answered: nowhere }),
      ...(beginning?.otherLedger === true
        ? { putBack: { noticedAt: clock(), lastSyncAt: meta.lastSyncAt, sentAgain } }
        : {}),
    });
  });
}

const appliedActs = (database: DeskDatabase): Promise<OutboxRecord[]> =>
  Promise.resolve(database.outbox.filter(({ applied }) => applied).toArray());

/** What is still here of acts that a former database answered is sent once more: whoever knows it says so again (S18). How many. */
async function takeAsUnsent(database: DeskDatabase): Promise<number> {
  const applied = await appliedActs(database);
  await database.outbox.bulkPut(applied.map((record) => ({ ...record, applied: false, pullsSince: 0 })));
  return applied.length;
}

/**
 * Which applied acts may leave the outbox: those whose rows this page speaks of, or, at the end of a pull, those
 * that changed nothing here or were asked about twice. A pull that ends without a word of an act that was applied
 * comes of a platform that holds back young commits, of rows its author may not see, or of a database put back to
 * before it (S18): the act is sent once more, and a platform that knows it only repeats its answer.
 */
async function confirmedBy(
  database: DeskDatabase,
  applied: readonly OutboxRecord[],
  { patch, more }: { readonly patch: ReadPatch; readonly more: boolean },
): Promise<number[]> {
  const isDone = ({ touched, pullsSince }: OutboxRecord): boolean =>
    touched.some((row) => speaksOf(patch, row)) || (!more && (touched.length === 0 || pullsSince > 0));
  const done = new Set(applied.filter(isDone));
  const waiting = more ? [] : applied.filter((record) => !done.has(record));
  await database.outbox.bulkPut(
    waiting.map((record) => ({ ...record, applied: false, pullsSince: record.pullsSince + 1 })),
  );
  return [...done].map(({ seq }) => seq);
}
