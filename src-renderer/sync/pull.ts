/** Brings the platform's rows, whole pages; rows and cursor in one transaction (S7). */
import type { Manifest } from '#shared/protocol/manifest.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
import type { Meta } from '../data/records.ts';
import { type Beginning, type KeepDeps, keepPage, type PageOrigin } from './keep-page.ts';
import type { SyncDeps } from './sync-deps.ts';

type PullDeps = KeepDeps &
  Pick<SyncDeps, 'actor'> & {
    /** The furthest the platform's ledger is known to be, by a poke. */
    readonly pokedTo: () => number;
    /** Told how far along the ledger a pull that came to its end has brought everything, at the least. */
    readonly pulled: (stamp: number) => void;
    /** Told of the catalogue's list where a copy is begun. */
    readonly listed: (manifest: Manifest) => Promise<void>;
  };

/** Pages that are kept in one transaction. */
type Gathered = PageOrigin & {
  readonly replies: readonly PullReply[];
  /** How far along the ledger the database was, at the least, that gave the last of them. */
  readonly upTo: number;
};

const nothing: Gathered = {
  replies: [],
  beginning: null,
  upTo: 0,
  answeredBefore: 0,
  answeredWith: new Set(),
};

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
  const meta = await database.readMeta();
  const { cursor, answered } = meta;
  const atLeast = knownPlace(deps, meta, gathered.beginning);
  // Once a copy is begun anew, what a former ledger answered is forgotten with its first page.
  const known = gathered.beginning === null ? { answered } : {};
  const after = gathered.replies.at(-1)?.cursor ?? cursor;
  const page =
    after === null ? null : await services.courier.pull({ officerId, cursor: after, atLeast, ...known });
  const answeredBefore = gathered.replies.length === 0 ? answered.stamp : gathered.answeredBefore;
  // A copy that was begun by hand has the catalogue of before.
  const isOwed = gathered.beginning === null && meta.catalogueOwed;
  if (page !== null && !page.reset && !isOwed)
    return { ...gathered, replies: [...gathered.replies, page], upTo: atLeast, answeredBefore };
  // Nothing here yet, rights changed, or another database: everything is asked for, the catalogue by its segments.
  const manifest = await services.courier.manifest({ officerId });
  // Said once, and still so where a second reason to begin anew comes before the first page is kept.
  const wasOther = page?.otherLedger === true || gathered.beginning?.otherLedger === true;
  const listed: Beginning = { catalogue: manifest, otherLedger: wasOther };
  const first = await services.courier.pull({
    officerId,
    cursor: manifest.cursor,
    atLeast: knownPlace(deps, meta, listed),
  });
  // Not before: on a slow line the rows, without which no segment counts, would get a part of it only.
  if (!first.reset) await deps.listed(manifest);
  // A platform that will have none of its own cursor sends everything by pages; its ledger may be another one by now.
  const beginning: Beginning = first.reset
    ? { catalogue: 'in-pages', otherLedger: wasOther || first.otherLedger === true }
    : listed;
  return {
    ...nothing,
    replies: [first],
    beginning,
    upTo: knownPlace(deps, meta, beginning),
    answeredBefore: answered.stamp,
  };
}

/** The furthest the ledger is known to be; of a ledger that is no more, no place counts. */
const knownPlace = (
  { pokedTo }: PullDeps,
  { reached, answered }: Meta,
  beginning: Beginning | null,
): number => (beginning?.otherLedger === true ? 0 : Math.max(reached, answered.stamp, pokedTo()));

const keepPages = async (deps: PullDeps, { replies, ...asked }: Gathered): Promise<void> => {
  const last = replies.at(-1);
  if (last === undefined) return;
  await keepPage(deps, { ...last, patch: replies.flatMap(({ patch }) => patch) }, asked);
};
