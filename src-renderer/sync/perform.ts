import { BridgeError } from '#shared/contract/service.ts';
import { refuse } from '#shared/domain/action.ts';
import type { ActionArgs, ActionName } from '#shared/domain/actions.ts';
import type { Refusal } from '#shared/domain/refusals.ts';
import type { Change, TableName } from '#shared/domain/tables.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import type { SeenRow } from '../data/records.ts';
import { rebase, showChanges } from './rebase.ts';
import { actionOf, type Rules, rowsOf } from './rules.ts';
import { settleJournal } from './settle.ts';
import { storageProblem } from './storage-problem.ts';
import type { SyncDeps } from './sync-deps.ts';

/**
 * Does an act of the office. Resolves ok only when the act is both in the window's database and in main's journal
 * (已保存); resolves with the refusal, nothing written, where a rule forbids it.
 * @throws BridgeError where the act could not be kept: `storage.*`, or the journal's own codes. Nothing is left of it.
 */
export type Perform = <N extends ActionName>(name: N, args: ActionArgs<N>) => Promise<Result<null, Refusal>>;

/** Only one act at a time is between the database and the journal, over all windows. */
export const actLock = (officerId: string): string => `desk-act-${officerId}`;

type PerformDeps = Pick<
  SyncDeps,
  'database' | 'services' | 'actor' | 'clock' | 'newId' | 'locks' | 'onFault'
> & {
  readonly rules: Rules;
  /** Told of an act that both homes have, as soon as they do: it may go out. */
  readonly saved: (id: string) => void;
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
      const refusal = await stored(keepInDatabase(deps, mutation));
      if (refusal !== null) return { ok: false, error: refusal };
      await keepInJournal(deps, mutation);
      return ok(null);
    });
  };

/** Optimistic rows and the outbox entry, in one transaction; or the refusal and nothing. */
function keepInDatabase({ database, rules }: PerformDeps, mutation: Mutation): Promise<Refusal | null> {
  return database.write(async () => {
    const outcome = await rules(mutation, rowsOf(database));
    if (!outcome.ok) return outcome.error;
    const seen = await rowsBefore(database, outcome.value);
    const touched = await showChanges(database, outcome.value);
    const unsent = { journaled: false, applied: false, pullsSince: 0 };
    await database.outbox.add({ id: mutation.id, mutation, touched, seen, ...unsent });
    return null;
  });
}

/** What the officer decided on, kept to tell what changed should the platform refuse the act (`record.changed`). */
async function rowsBefore(database: DeskDatabase, changes: readonly Change[]): Promise<readonly SeenRow[]> {
  const rows = await Promise.all(
    changes.map(async ({ table, row }) => {
      const before = await database.rows<TableName>(table).get(row.id);
      return before === undefined ? [] : [{ table, row: before }];
    }),
  );
  return rows.flat();
}

async function keepInJournal(deps: PerformDeps, mutation: Mutation): Promise<void> {
  try {
    await deps.services.journal.append({ mutation });
  } catch (error) {
    await stored(takeBack(deps, mutation.id));
    // The answer may have been lost on the way back, and the journal has the act.
    await settleJournal(deps);
    throw error instanceof BridgeError ? error : storageProblem(error);
  }
  // The act is in both homes by now, and sending it does not wait for the note of it; one that could not be made is
  // made by the next cycle.
  deps.saved(mutation.id);
  await markJournaled(deps, mutation.id).catch(deps.onFault);
}

const markJournaled = ({ database }: PerformDeps, id: string): Promise<unknown> =>
  database.outbox.where('id').equals(id).modify({ journaled: true });

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
