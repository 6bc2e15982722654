/** The platform as a model: the same domain actions, its own clock, its own memory, one act at a time. */
import { audienceOf, scopesOf } from '#shared/domain/access/audience.ts';
import { type Actor, gatherRows, type Outcome, refuse } from '#shared/domain/action.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import type { Change, Row, TableName } from '#shared/domain/tables.ts';
import type { PatchOperation, PullReply } from '#shared/protocol/pull.ts';
import type { Mutation, MutationResult, PushReply } from '#shared/protocol/push.ts';
import { createPageLocks } from '../page-locks.ts';
import { actionOf } from '../rules.ts';

const calendar: WorkCalendar = { source: 'none', years: {} };
const keyOf = (table: TableName, id: string) => `${table} ${id}`;

export type ModelPlatform = {
  /** Applies the first `count` acts of the batch, all of them by default. */
  readonly push: (actor: Actor, mutations: readonly Mutation[], count?: number) => Promise<PushReply>;
  readonly pull: (actor: Actor, cursor: string | null) => Promise<PullReply>;
  readonly write: (changes: readonly Change[]) => void;
  readonly answerTo: (mutationId: string) => MutationResult | undefined;
  /** How many times the mutation's effect was written. */
  readonly effectsOf: (mutationId: string) => number;
  readonly visibleRows: (actor: Actor) => ReadonlyMap<string, Row<TableName>>;
};

export function createModelPlatform(options: { readonly pageSize: number; readonly startAt: number }) {
  const rows = new Map<string, { readonly change: Change; readonly stamp: number }>();
  const answers = new Map<string, MutationResult>();
  const effects = new Map<string, number>();
  const locks = createPageLocks();
  let stamp = 0;
  let now = options.startAt;
  let cases = 0;

  const write = (changes: readonly Change[]) => {
    for (const change of changes) {
      stamp += 1;
      rows.set(keyOf(change.table, change.row.id), { change, stamp });
    }
  };
  const judge = async (actor: Actor, mutation: Mutation): Promise<Outcome> => {
    const action = actionOf(mutation.name);
    if (action === null || mutation.officerId !== actor.officerId) return refuse('action.unknown');
    const args = action.args.safeParse(mutation.args);
    if (!args.success) return refuse('args.invalid');
    const loaded = await gatherRows(action, { args: args.data, actor }, async (references) =>
      references.map(({ table, id }) => rows.get(keyOf(table, id))?.change.row),
    );
    now += 1000;
    cases += 1;
    return action.apply(args.data, loaded, {
      actor,
      now,
      madeAt: mutation.madeAt,
      calendar,
      pack: xinzhou2022,
      number: action.numbering === null ? null : `忻共〔2026〕${cases}号`,
      digestOf: () => '0'.repeat(64),
      verify: () => true,
    });
  };
  const answer = async (actor: Actor, mutation: Mutation): Promise<MutationResult> => {
    const known = answers.get(mutation.id);
    if (known !== undefined) return known;
    const outcome = await judge(actor, mutation);
    const result: MutationResult = outcome.ok
      ? { id: mutation.id, status: 'applied' }
      : { id: mutation.id, status: 'refused', ...outcome.error };
    answers.set(mutation.id, result);
    if (outcome.ok) {
      effects.set(mutation.id, (effects.get(mutation.id) ?? 0) + 1);
      write(outcome.value);
    }
    return result;
  };
  const isVisible = (actor: Actor, change: Change) => {
    const scopes = scopesOf({ id: actor.officerId, roles: [...actor.roles] }, { id: actor.departmentId });
    return audienceOf(change).some((scope) => scopes.includes(scope));
  };
  const operationOf = (actor: Actor, change: Change): PatchOperation => {
    const { table, row } = change;
    return isVisible(actor, change)
      ? { op: 'put', table, id: row.id, row: structuredClone(row) }
      : { op: 'remove', table, id: row.id };
  };

  const platform: ModelPlatform = {
    push: (actor, mutations, count = mutations.length) =>
      locks.run('sql', async () => {
        const results: MutationResult[] = [];
        for (const mutation of mutations.slice(0, count))
          results.push(await answer(actor, structuredClone(mutation)));
        return { results };
      }),
    pull: (actor, cursor) =>
      locks.run('sql', async () => {
        const after = cursor === null ? 0 : Number(cursor);
        const changed = [...rows.values()]
          .filter((row) => row.stamp > after)
          .sort((a, b) => a.stamp - b.stamp);
        const page = changed.slice(0, options.pageSize);
        return {
          reset: cursor === null,
          patch: page.map(({ change }) => operationOf(actor, change)),
          cursor: String(page.at(-1)?.stamp ?? after),
          more: changed.length > page.length,
          serverTime: now,
        };
      }),
    write,
    answerTo: (id) => answers.get(id),
    effectsOf: (id) => effects.get(id) ?? 0,
    visibleRows: (actor) =>
      new Map(
        [...rows.values()]
          .filter(({ change }) => isVisible(actor, change))
          .map(({ change }) => [keyOf(change.table, change.row.id), change.row]),
      ),
  };
  return platform;
}
