/** The catalogue's segments, one after another, taken up again where it was cut (S7). */
import { BridgeError } from '#shared/contract/service.ts';
import type { ListedSegment, Manifest } from '#shared/protocol/manifest.ts';
import { missingOf, type SegmentLoad } from '../data/catalog/catalog-tables.ts';
import type { SegmentFile } from '../data/catalog/segment-keeper.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import { isLinkLost } from './link-lost.ts';
import { rebase } from './rebase.ts';
import type { Rules } from './rules.ts';
import type { SyncDeps } from './sync-deps.ts';

type LoadDeps = Pick<SyncDeps, 'database' | 'services' | 'actor' | 'segments' | 'clock' | 'onFault'> & {
  readonly rules: Rules;
  /** Those that are being fetched, over all rounds of a first sync. */
  readonly coming: Coming;
  /** Told after each segment how far the list is kept. */
  readonly onKept: (load: SegmentLoad) => void;
  /** False once the officer wants to wait, or the engine was told to stop. */
  readonly mayGoOn: () => boolean;
};

type FetchDeps = Pick<LoadDeps, 'database' | 'services' | 'actor' | 'segments' | 'coming' | 'mayGoOn'>;

const unreadable =
  '平台给出的目录分段，本版工作台读不了，接着会向平台重新索取。一直如此时，请由管理员把工作台更新到与平台相同的版本。';

/** A worker hands on no more of an error than its name and its words. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && error.name === 'UnreadableSegment';

/** Segments that were set off and are not kept yet. */
export class Coming {
  /** Of each digest the file, null where the platform has it no more. */
  readonly files = new Map<string, Promise<SegmentFile | null>>();
  /** Digests of all that ever were. */
  readonly begun = new Set<string>();
  underWay = 0;

  get mayTakeMore(): boolean {
    return this.underWay < onTheirWay && this.files.size < mostAtHand;
  }
}

/** So long segments are kept, in milliseconds, before what was done meanwhile goes out and what changed comes in. */
const aRound = 5_000;
/** And no more than so many, whatever the clock says. */
const mostARound = 50;

/** So many are on their way at a time: a desk and a platform take their time, a line has its delay. */
const onTheirWay = 3;
/** So many wait here at most, with those on their way: whoever keeps them may be behind, by the first rows above all. */
const mostAtHand = 8;
/** So many whoever keeps them has at a time: this thread may be drawing when one is kept, and the next must not wait for it. */
const mostHanded = 3;

/** Once so much has changed since the segments were made, others are asked for: every question looks at both. */
export const mergeAfter = 2_000;

/** The load a list begins; what lies on the disk already is not fetched again. */
export async function loadOf(
  { catalog }: DeskDatabase,
  { segments }: Manifest,
  replaces: boolean,
): Promise<SegmentLoad> {
  const here = new Set(await catalog.indexes.toCollection().primaryKeys());
  const kept = segments.map(({ digest }) => digest).filter((digest) => here.has(digest));
  return { list: segments, kept, replaces };
}

/**
 * Fetches and keeps the next segments; false where none are under way, or not any more.
 * @throws BridgeError of the courier; what was kept stays
 */
export async function loadSegments(deps: LoadDeps): Promise<boolean> {
  const load = await deps.database.catalog.readLoad();
  if (load === null) return false;
  try {
    return await loadRound(deps, load);
  } catch (error) {
    if (load.replaces) {
      await giveUpMerge(deps, error);
      return false;
    }
    if (!isUnreadable(error)) throw error;
    // Listed before an update, perhaps: by the next round another list is asked for.
    await forgetList(deps.database);
    deps.onFault(error);
    throw new BridgeError('segment.unreadable', unreadable);
  }
}

async function loadRound(deps: LoadDeps, load: SegmentLoad): Promise<boolean> {
  const handed: Promise<void>[] = [];
  try {
    const outcome = await handOver(deps, load, handed);
    await Promise.all(handed);
    if (outcome === 'gone') await forgetList(deps.database);
    // By the next round, not at once: a platform that lists what it has not got would be asked without end.
    if (outcome !== 'all') return outcome === 'some';
  } finally {
    await Promise.allSettled(handed);
  }
  await deps.segments.finish();
  // Acts that had nothing to stand on, before the entries were here.
  if (!load.replaces) await replayAll(deps);
  return true;
}

/**
 * Hands segments over to be kept until the round is over: all, some, or as many as there are before one that is gone.
 * @param handed takes what is not kept yet
 */
async function handOver(
  deps: LoadDeps,
  load: SegmentLoad,
  handed: Promise<void>[],
): Promise<'all' | 'some' | 'gone'> {
  const missing = missingOf(load);
  const kept = [...load.kept];
  const keep = async (digest: string, file: SegmentFile): Promise<void> => {
    await deps.segments.keep(digest, file);
    kept.push(digest);
    deps.onKept({ ...load, kept: [...kept] });
  };
  const began = deps.clock();
  for (const [at, { digest }] of missing.slice(0, mostARound).entries()) {
    const file = await nextOf(deps, missing.slice(at));
    if (file === null) return 'gone';
    const keeping = keep(digest, file);
    // Heard of where it is waited for, which may be later.
    keeping.catch(() => undefined);
    handed.push(keeping);
    if (handed.length >= mostHanded) await handed.shift();
    if (!deps.mayGoOn() || deps.clock() - began >= aRound) return 'some';
  }
  return missing.length > mostARound ? 'some' : 'all';
}

/** The first of these segments; the others are set off as room comes free. */
async function nextOf(deps: FetchDeps, next: readonly ListedSegment[]): Promise<SegmentFile | null> {
  const { files } = deps.coming;
  const [first] = next as readonly [ListedSegment];
  // Of another list than this one.
  const wanted = new Set(next.map(({ digest }) => digest));
  for (const digest of files.keys()) if (!wanted.has(digest)) files.delete(digest);
  if (!files.has(first.digest)) begin(deps, first);
  setOff(deps, next);
  const file = await files.get(first.digest);
  files.delete(first.digest);
  return file ?? null;
}

function begin(deps: FetchDeps, segment: ListedSegment): Promise<unknown> {
  const { coming } = deps;
  coming.begun.add(segment.digest);
  coming.underWay += 1;
  const fetching = fetched(deps, segment).finally(() => {
    coming.underWay -= 1;
  });
  coming.files.set(segment.digest, fetching);
  return fetching;
}

/** Sets off as many of these as may come now, and with each that has come the next. */
function setOff(deps: FetchDeps, wanted: readonly ListedSegment[]): void {
  const { coming, mayGoOn } = deps;
  for (const segment of wanted) {
    if (!coming.mayTakeMore || !mayGoOn()) return;
    if (coming.begun.has(segment.digest)) continue;
    begin(deps, segment).then(
      () => setOff(deps, wanted),
      // Heard of in its turn, and none is set off behind it.
      () => undefined,
    );
  }
}

/** Sets the first segments of a list off, before the load of it is begun: the rows that come first are kept meanwhile. */
export async function fetchFirst(deps: FetchDeps, listed: Manifest): Promise<void> {
  const missing = missingOf(await loadOf(deps.database, listed, false));
  if (missing.length === 0 || !deps.mayGoOn()) return;
  deps.segments.prepare();
  setOff(deps, missing);
}

/** Null where the platform has it no more: a list whose segments are gone is a day old. */
async function fetched({ services, actor }: FetchDeps, segment: ListedSegment): Promise<SegmentFile | null> {
  try {
    const { officerId } = actor;
    return (await services.courier.segment({ officerId, digest: segment.digest })).file;
  } catch (error) {
    if (error instanceof BridgeError && error.code === 'segment.gone') return null;
    throw error;
  }
}

/** Everything is asked for again, by a new list. */
const forgetList = (database: DeskDatabase): Promise<void> =>
  database.write(async () => {
    const load = await database.catalog.readLoad();
    // What counts stays whole where only its successor is missing.
    if (load?.replaces !== true) await database.changeMeta({ cursor: null });
    await database.catalog.putLoad(null);
  });

const replayAll = ({ database, rules }: LoadDeps): Promise<void> =>
  database.write(async () => rebase({ database, rules }));

/**
 * Begins to replace the segments once much has changed since they were made; true where it did. A pull must come next:
 * what the new ones hold must have come by pulls before they count.
 * @throws BridgeError of the courier
 */
export async function mergeWhenGrown(deps: MergeDeps): Promise<boolean> {
  const { catalog } = deps.database;
  const { askedAt } = await catalog.readList();
  const grown = await grownBy(deps.database);
  if (grown < askedAt + mergeAfter || (await catalog.readLoad()) !== null) return false;
  try {
    await beginMerge(deps, grown);
    return true;
  } catch (error) {
    await giveUpMerge(deps, error);
    return false;
  }
}

type MergeDeps = Pick<LoadDeps, 'database' | 'services' | 'actor' | 'onFault'>;

const grownBy = async ({ catalog }: DeskDatabase): Promise<number> =>
  (await catalog.changed.count()) + (await catalog.removed.count());

/**
 * A merge spares space and time and nothing waits for it: where the platform's segments cannot be had or read, those
 * here go on counting, and others are asked for once as much has changed again.
 * @throws the error where the whole round ends with it
 */
async function giveUpMerge(
  { database, onFault }: Pick<MergeDeps, 'database' | 'onFault'>,
  error: unknown,
): Promise<void> {
  if (isLinkLost(error)) throw error;
  onFault(error);
  const { catalog } = database;
  await database.write(async () => {
    await catalog.putLoad(null);
    await catalog.putList({ ...(await catalog.readList()), askedAt: await grownBy(database) });
  });
}

async function beginMerge({ database, services, actor }: MergeDeps, grown: number): Promise<void> {
  const { catalog } = database;
  const manifest = await services.courier.manifest({ officerId: actor.officerId });
  await database.write(async () => {
    const { reached } = await database.readMeta();
    await database.changeMeta({ reached: Math.max(reached, manifest.stamp) });
    const { digests } = await catalog.readList();
    if (isSameList(manifest, digests)) await catalog.putList({ digests, askedAt: grown });
    else await catalog.putLoad(await loadOf(database, manifest, true));
  });
}

const isSameList = ({ segments }: Manifest, digests: readonly string[]): boolean => {
  const inForce = new Set(digests);
  return segments.length === digests.length && segments.every(({ digest }) => inForce.has(digest));
};
