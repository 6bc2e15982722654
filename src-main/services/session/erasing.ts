/**
 * Erasing at the platform's word, finished whatever happens between (A8): what is meant is on the disk before anything
 * is destroyed, every step can be done again, and every start, contact and look of the desk goes on with what an
 * earlier one left. Keys first: from then on what lies in the browser's files is noise.
 */
import type { Erased } from '#shared/contract/session.ts';
import type { Revocation } from '#shared/protocol/lease.ts';
import type { ErasableFolder } from './erase.ts';
import type { Running } from './running.ts';
import { type Erasing, isErasing } from './session-notes.ts';

/** Erases what the words name. Never rejects: what does not succeed now is tried again. */
export async function erase(running: Running, words: readonly Revocation[]): Promise<void> {
  const { store, now, erasing } = running;
  const reason = words.some((word) => word.reason === 'device') ? 'device' : 'account';
  const named = words.map(({ officerId }) => officerId);
  const found = reason === 'device' ? await store.officers() : named;
  erasing.value = joined(erasing.value, { at: now(), reason, officerIds: [...found] });
  await finishErasing(running);
}

/** A word may come while an earlier one is still being obeyed. */
const joined = (before: Erasing | null, word: Erasing): Erasing => ({
  at: before?.at ?? word.at,
  reason: before?.reason === 'device' ? 'device' : word.reason,
  officerIds: [...new Set([...(before?.officerIds ?? []), ...word.officerIds])],
});

/**
 * Goes on with an erasing that is not at its end. A step that fails holds up no other but the two last: the receipt,
 * and forgetting what was meant. Never rejects.
 */
export async function finishErasing(running: Running): Promise<void> {
  const { erasing, notes, state, log } = running;
  const meant = erasing.value;
  if (meant === null) return;
  const attempt = (step: () => Promise<unknown>): Promise<boolean> =>
    step().then(
      () => true,
      () => {
        log.error('session.erasing-step-failed');
        return false;
      },
    );
  await leave(running, meant);
  // Not waited for to succeed: on a full disk there may be room only once something is gone.
  const noted = await attempt(() => notes.keepErasing(meant));
  const { cleared, keptActs } = await clear(running, { meant, attempt });
  const erased = { ...meant, keptActs };
  state.setErased(withEarlier(state.status().erased, erased));
  const isDone =
    noted &&
    cleared &&
    (await attempt(() => notes.keepErased(erased, state.status().erased ?? erased))) &&
    (await attempt(notes.forgetErasing));
  if (isDone) erasing.value = null;
  running.changed(isDone ? 'session.erased' : 'session.erasing-unfinished');
}

/** From here on nobody whose data are to go has them open, or is offered to open them. */
async function leave(running: Running, meant: Erasing): Promise<void> {
  const { state } = running;
  const known = state.file()?.officer.id;
  if (known === undefined || !isErasing(meant, known)) return;
  await running.close();
  state.forgetOfficer();
}

type Attempts = {
  readonly meant: Erasing;
  readonly attempt: (step: () => Promise<unknown>) => Promise<boolean>;
};

async function clear({ store, eraseRest }: Running, { meant, attempt }: Attempts) {
  const isStopped = meant.reason === 'device';
  const folders = await store.foldersOf(isStopped ? null : meant.officerIds);
  const keyless: ErasableFolder[] = [];
  for (const folder of folders) if (await attempt(() => store.destroyKeys(folder))) keyless.push(folder);
  let cleared = keyless.length === folders.length;
  let keptActs = false;
  for (const folder of keyless) {
    const step = async () => {
      if (await store.eraseData(folder)) keptActs = true;
    };
    cleared = (await attempt(step)) && cleared;
  }
  if (isStopped) cleared = (await attempt(eraseRest)) && cleared;
  return { cleared, keptActs };
}

/** Until somebody signs in the window is told of every erasing since, or it would leave a database behind. */
const withEarlier = (earlier: Erased | null, { officerIds, ...erased }: Erased): Erased => ({
  ...erased,
  reason: earlier?.reason === 'device' ? 'device' : erased.reason,
  officerIds: [...new Set([...(earlier?.officerIds ?? []), ...officerIds])],
  keptActs: erased.keptActs || earlier?.keptActs === true,
});
