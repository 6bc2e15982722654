import { BridgeError } from '#shared/contract/service.ts';
import { refuse } from '#shared/domain/action.ts';
import type { ActionArgs, ActionName } from '#shared/domain/actions.ts';
import type { Refusal } from '#shared/domain/refusals.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import { withItsGround } from './ground.ts';
import { rebase, showChanges } from './rebase.ts';
import { actionOf, type Rules, rowsOf } from './rules.ts';
import { settleJournal } from './settle.ts';
import { storageProblem, storageUnsure } from './storage-problem.ts';
import type { SyncDeps } from './sync-deps.ts';

/**
 * Does an act of the office. Resolves ok only when the act is both in the window's database and in main's journal
 * (已保存); resolves with the refusal, nothing written, where a rule forbids it.
 * @throws BridgeError where the act could not be kept: `storage.*`, or the journal's own codes. Nothing is left of it,
 *   except after `storage.unsure`: neither home could be written to the end, and 待同步 says what there is
 */
export type Perform = <N extends ActionName>(name: N, args: ActionArgs<N>) => Promise<Result<null, Refusal>>;

/** Only one act at a time is between the database and the journal, over all windows. */
export const actLock = (officerId: string): string => `desk-act-${officerId}`;

type PerformDeps = Pick<SyncDeps, 'database' | 'services' | 'actor' | 'clock' | 'newId' | 'locks'> & {
  readonly rules: Rules;
  /** Told of an act that both homes have, as soon as they do, and how many others wait before it. */
  readonly saved: (mutation: Mutation, ahead: number) => void;
};

export const createPerform =
  (deps: PerformDeps): Perform =>
  async (name, args) => {
    const parsed = actionOf(name)?.args.safeParse(args);
    if (parsed === undefined) return refuse('action.unknown');
    if (!parsed.success) return refuse('args.invalid', parsed.error.issues[0]?.path.join('.'));
    return deps.locks.run(actLock(deps.actor.officerId), async () => {
      const mutation: Mutation = {
        id: deps.newId(),
        name,
        args: parsed.data,
        madeAt: deps.clock(),
        officerId: deps.actor.officerId,
      };
      const kept = await stored(keepInDatabase(deps, mutation));
      if (!kept.ok) return kept;
      await keepInJournal(deps, kept.value.mutation);
      deps.saved(kept.value.mutation, kept.value.ahead);
      return ok(null);
    });
  };

type KeptAct = {
  /** As it is to be sent. */
  readonly mutation: Mutation;
  /** How many acts were there before. */
  readonly ahead: number;
};

/** Optimistic rows and the outbox entry, in one transaction; or the refusal and nothing. */
function keepInDatabase({ database, rules }: PerformDeps, act: Mutation): Promise<Result<KeptAct, Refusal>> {
  return database.write(async () => {
    const [outcome, ahead] = await Promise.all([rules(act, rowsOf(database)), database.outbox.count()]);
    if (!outcome.ok) return outcome;
    const mutation = await withItsGround(database, act, outcome.value);
    const shown = await showChanges(database, outcome.value);
    await database.outbox.add({ id: act.id, mutation, ...shown, applied: false, pullsSince: 0 });
    return ok({ mutation, ahead });
  });
}

async function keepInJournal(deps: PerformDeps, mutation: Mutation): Promise<void> {
  try {
    await deps.services.journal.append({ mutation });
  } catch (error) {
    await stored(takeBack(deps, mutation.id)).catch(() => {
      throw storageUnsure();
    });
    // The answer may have been lost on the way back, and the journal has the act.
    await settleJournal(deps);
    throw error instanceof BridgeError ? error : storageProblem(error);
  }
}

/** The officer is told that the act was not kept, so it must not come back: not even from a journal that has it. */
const takeBack = ({ database, rules }: PerformDeps, id: string): Promise<void> =>
  database.write(async () => {
    await database.outbox.where('id').equals(id).delete();
    await database.settled.put({ id });
    await rebase({ database, rules });
  });

async function stored<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    throw storageProblem(error);
  }
}
