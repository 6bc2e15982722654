/** One round of syncing: recover, push, pull, settle. */
import { BridgeError, BusyError } from '#shared/contract/service.ts';
import type { ListedSegment, Manifest } from '#shared/protocol/manifest.ts';
import type { SegmentLoad } from '../data/catalog/catalog-tables.ts';
import { endOutdatedSession } from './changed-duties.ts';
import { isLinkLost } from './link-lost.ts';
import type { LoadPace } from './load-pace.ts';
import { Coming, fetchFirst, loadSegments, mergeWhenGrown } from './load-segments.ts';
import { actLock } from './perform.ts';
import { pullAll } from './pull.ts';
import { pushAll } from './push.ts';
import { recover } from './recovery.ts';
import type { Rules } from './rules.ts';
import type { FailingActs } from './send-batch.ts';
import { settleJournal } from './settle.ts';
import { isStorageSentence, storageProblem } from './storage-problem.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { SyncStatus, SyncStatusStore } from './sync-status.ts';

export type CycleDeps = SyncDeps & {
  readonly rules: Rules;
  readonly status: SyncStatusStore;
  readonly pokedTo: () => number;
  readonly pulled: (stamp: number) => void;
  readonly leftLedger: () => void;
  /** Told for how long the platform wants not to be asked, milliseconds. */
  readonly toldToWait: (milliseconds: number) => void;
  readonly pace: LoadPace;
  readonly journaled: Set<string>;
  readonly failing: FailingActs;
  /** True once the engine was told to stop: what is begun is finished, and nothing more is begun. */
  readonly isStopping: () => boolean;
};

/** Answers a function that runs one round and says in the status how it went. It never rejects. */
export const createCycle = (deps: CycleDeps): (() => Promise<void>) => {
  const { status } = deps;
  let recovered = false;
  const round = async (): Promise<void> => {
    if (!recovered) await firstRecovery(deps);
    recovered = true;
    await exchange(deps);
  };
  return async () => {
    try {
      await round();
      status.setState((now) => ({
        link: 'online',
        linkProblem: null,
        saveProblem: isStorageSentence(now.saveProblem) ? null : now.saveProblem,
      }));
    } catch (error) {
      report(deps, error);
    }
    deps.pace.rest();
    await recount(deps);
  };
};

async function firstRecovery(deps: CycleDeps): Promise<void> {
  await deps.locks.run(actLock(deps.actor.officerId), () => recover(deps));
  // A row left out by an older build may be readable now, and its cursor has gone by: ask for everything once.
  const { database } = deps;
  await database.write(async () => {
    if ((await database.readMeta()).skippedRows > 0) await database.changeMeta({ cursor: null });
  });
}

async function exchange(deps: CycleDeps): Promise<void> {
  const { status } = deps;
  const load = {
    ...deps,
    coming: new Coming(),
    onKept: tellingProgress(deps),
    mayGoOn: () => mayLoad(deps),
  };
  const isAnswered = () => status.setState({ link: 'online', linkProblem: null });
  const listed = (manifest: Manifest) => {
    // Keeping what has come takes a while, and the officer may ask the platform meanwhile.
    isAnswered();
    return fetchFirst(load, manifest);
  };
  // Between the segments of a first sync what was done meanwhile goes out, and what changed meanwhile comes in.
  do {
    try {
      const problem = await problemOfPush(deps);
      await pullAll({ ...deps, listed });
      await endOutdatedSession(deps);
      if (problem !== null) throw problem;
    } finally {
      await settleJournal(deps);
    }
    isAnswered();
    await recount(deps);
    // A merge begins with a pull of its own.
  } while (mayLoad(deps) && ((await mergeWhenGrown(deps)) || (await loadSegments(load))));
}

/** Milliseconds. A quick machine keeps twenty segments a second: the screen would be drawn for each. */
const betweenTellings = 200;

/**
 * The first segments, and then what is kept now and then; the count at the end of the round leaves nothing out. No timer: it
 * would tell of a load that was given up meanwhile.
 */
function tellingProgress({ status, pace, clock }: CycleDeps): (kept: SegmentLoad) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (kept) => {
    // The clock may have been set back.
    if (Math.abs(clock() - toldAt) < betweenTellings) return;
    toldAt = clock();
    status.setState({ loading: loadingOf(kept, pace) });
  };
}

/** What goes wrong with the acts of this workstation keeps nobody else's from it: a right that is withdrawn, above all. */
async function problemOfPush(deps: CycleDeps): Promise<Error | null> {
  try {
    await pushAll(deps);
    return null;
  } catch (error) {
    if (!(error instanceof BridgeError) || isLinkLost(error)) throw error;
    return error;
  }
}

const mayLoad = ({ isStopping, status }: CycleDeps): boolean =>
  !isStopping() && !status.getState().loadPaused;

function report({ status, onFault, toldToWait }: CycleDeps, error: unknown): void {
  if (error instanceof BusyError) toldToWait(error.retryAfterMs);
  if (error instanceof BridgeError) {
    if (error.code.startsWith('journal.')) status.setState({ saveProblem: error.message });
    else status.setState(linkAfter(error));
    return;
  }
  onFault(error);
  status.setState({ saveProblem: storageProblem(error).message });
}

/** A platform that answers, and cannot be worked with, says why: another release of it, say, or an upkeep (S22). */
const linkAfter = ({ code, message }: BridgeError): Pick<SyncStatus, 'link' | 'linkProblem'> => {
  if (code.startsWith('session.')) return { link: 'needs-sign-in', linkProblem: null };
  return { link: 'offline', linkProblem: code === 'platform.unreachable' ? null : message };
};

/** Of a first sync alone: nothing waits for a merge. */
const loadingOf = (load: SegmentLoad | null, pace: LoadPace): SyncStatus['loading'] => {
  if (load === null || load.replaces) return null;
  const { list, kept } = load;
  const here = new Set(kept);
  const rowsOf = (segments: readonly ListedSegment[]) => segments.reduce((sum, { rows }) => sum + rows, 0);
  const rows = rowsOf(list.filter(({ digest }) => here.has(digest)));
  return { kept: rows, inAll: rowsOf(list), rate: pace.rateAt(rows) };
};

/** Brings the status' counts up to what the database holds. Never rejects. */
export async function recount(
  deps: Pick<CycleDeps, 'database' | 'status' | 'onFault' | 'pace'>,
): Promise<void> {
  const { database, status, pace } = deps;
  try {
    const [waiting, refused, meta, load] = await Promise.all([
      database.outbox.count(),
      database.refused.count(),
      database.readMeta(),
      database.catalog.readLoad(),
    ]);
    const { lastSyncAt } = meta;
    const loading = loadingOf(load, pace);
    status.setState({ waiting, refused, lastSyncAt, firstSync: lastSyncAt === null, loading });
  } catch (error) {
    deps.onFault(error);
    status.setState({ saveProblem: storageProblem(error).message });
  }
}
