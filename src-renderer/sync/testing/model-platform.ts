/** The platform as a model: the same domain actions, its own clock, its own memory, one act at a time. */
import { gzipSync, strToU8 } from 'fflate';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { audienceOf, scopesOf } from '#shared/domain/access/audience.ts';
import { type Actor, gatherRows, type Outcome, type RowSource, refuse } from '#shared/domain/action.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { loadOfficeRules } from '#shared/domain/policy/office-rules.ts';
import type { Change, Row, TableName } from '#shared/domain/tables.ts';
import { allOfTheCity } from '#shared/domain/testing/areas.ts';
import { valueAt } from '#shared/lib/value-at.ts';
import type { ListedSegment, Manifest } from '#shared/protocol/manifest.ts';
import type { PatchOperation, PullReply } from '#shared/protocol/pull.ts';
import type { Mutation, MutationResult, PushReply } from '#shared/protocol/push.ts';
import { packSegment } from '#shared/protocol/segment.ts';
import { hasItsGround } from '#shared/protocol/stands-on.ts';
import type { SegmentFile } from '../../data/catalog/segment-keeper.ts';
import { createPageLocks } from '../page-locks.ts';
import { actionOf } from '../rules.ts';
import type { Locks } from '../sync-deps.ts';

const calendar: WorkCalendar = { source: 'none', years: {} };
const keyOf = (table: TableName, id: string) => `${table} ${id}`;

export type ModelPlatform = {
  /** Applies the first `count` acts of the batch, all of them by default. */
  readonly push: (actor: Actor, mutations: readonly Mutation[], count?: number) => Promise<PushReply>;
  readonly pull: (actor: Actor, cursor: string | null) => Promise<PullReply>;
  readonly manifest: () => Promise<Manifest>;
  readonly segment: (digest: string) => Promise<{ readonly file: SegmentFile }>;
  readonly write: (changes: readonly Change[]) => void;
  readonly answerTo: (mutationId: string) => MutationResult | undefined;
  /** How many times the mutation's effect was written. */
  readonly effectsOf: (mutationId: string) => number;
  readonly visibleRows: (actor: Actor) => ReadonlyMap<string, Row<TableName>>;
};

export type PlatformOptions = {
  /** Rows of one pull. */
  readonly pageSize: number;
  /** Entries of one segment. */
  readonly segmentRows?: number;
  /** Epoch milliseconds; the platform's clock moves one second with each act. */
  readonly startAt: number;
};

export function createModelPlatform({ pageSize, segmentRows = 2, startAt }: PlatformOptions): ModelPlatform {
  const store = createStore();
  const judge = createJudge(store, startAt);
  const answers = new Map<string, MutationResult>();
  const effects = new Map<string, number>();
  const locks = createPageLocks();

  const answer = async (actor: Actor, mutation: Mutation): Promise<MutationResult> => {
    const known = answers.get(mutation.id);
    if (known !== undefined) return known;
    const isGrounded = hasItsGround(mutation, (ground) => answers.get(ground)?.status);
    const outcome = isGrounded ? await judge(actor, mutation) : refuse('record.changed');
    const { id } = mutation;
    if (outcome.ok) {
      effects.set(id, (effects.get(id) ?? 0) + 1);
      store.write(outcome.value);
    }
    const result: MutationResult = outcome.ok
      ? { id, status: 'applied' }
      : { id, status: 'refused', ...outcome.error };
    answers.set(id, result);
    return result;
  };
  return {
    push: (actor, mutations, count = mutations.length) =>
      locks.run('sql', async () => {
        const results: MutationResult[] = [];
        for (const mutation of mutations.slice(0, count))
          results.push(await answer(actor, structuredClone(mutation)));
        return { results, stamp: store.head(), anchor: '' };
      }),
    pull: (actor, cursor) =>
      locks.run('sql', async () => ({ ...pageFor(store, actor, { cursor, pageSize }), serverTime: startAt })),
    ...segmentsOf(store, { locks, segmentRows, startAt }),
    write: store.write,
    answerTo: (id) => answers.get(id),
    effectsOf: (id) => effects.get(id) ?? 0,
    visibleRows: (actor) =>
      new Map(
        store
          .since(0)
          .filter(({ change }) => isVisible(actor, change))
          .map(({ change }) => [keyOf(change.table, change.row.id), change.row]),
      ),
  };
}

const isPublicEntry = (change: Change): boolean =>
  change.table === 'catalogEntry' && audienceOf(change, allOfTheCity).includes('all');

/** The public catalogue as it stands when the list is asked for. */
function segmentsOf(
  store: Store,
  { locks, segmentRows, startAt }: { locks: Locks; segmentRows: number; startAt: number },
) {
  const files = new Map<string, SegmentFile>();
  const keep = async (rows: readonly Row<TableName>[]): Promise<ListedSegment> => {
    const bytes = await packSegment(rows, async (content) =>
      gzipSync(typeof content === 'string' ? strToU8(content) : content, { mtime: 0 }),
    );
    const digest = bytesToHex(sm3(bytes));
    files.set(digest, bytes);
    return { digest, rows: rows.length, bytes: bytes.length };
  };
  return {
    manifest: () =>
      locks.run('sql', async (): Promise<Manifest> => {
        const entries = store.since(0).filter(({ change }) => isPublicEntry(change));
        const segments: ListedSegment[] = [];
        for (let start = 0; start < entries.length; start += segmentRows)
          segments.push(
            await keep(entries.slice(start, start + segmentRows).map(({ change }) => change.row)),
          );
        return { segments, cursor: `0/${store.head()}`, stamp: store.head(), serverTime: startAt };
      }),
    segment: async (digest: string) => ({ file: files.get(digest)?.slice() ?? new Uint8Array() }),
  };
}

type Stamped = { readonly change: Change; readonly stamp: number };

function createStore() {
  const rows = new Map<string, Stamped>();
  let stamp = 0;
  const get = (table: TableName, id: string) => rows.get(keyOf(table, id))?.change.row;
  const since = (after: number): readonly Stamped[] =>
    [...rows.values()].filter((row) => row.stamp > after).sort((a, b) => a.stamp - b.stamp);
  const source: RowSource = {
    byId: async (references) => references.map(({ table, id }) => get(table, id)),
    byField: async ({ table, field, value }) =>
      since(0)
        .filter(({ change }) => change.table === table && valueAt(change.row, field) === value)
        .map(({ change }) => change.row),
  };
  return {
    source,
    since,
    head: () => stamp,
    write: (changes: readonly Change[]): void => {
      for (const change of changes) {
        stamp += 1;
        rows.set(keyOf(change.table, change.row.id), { change, stamp });
      }
    },
  };
}

type Store = ReturnType<typeof createStore>;

function createJudge(store: Store, startAt: number) {
  let now = startAt;
  let judged = 0;
  return async (actor: Actor, mutation: Mutation): Promise<Outcome> => {
    const action = actionOf(mutation.name);
    if (action === null || mutation.officerId !== actor.officerId) return refuse('action.unknown');
    const args = action.args.safeParse(mutation.args);
    if (!args.success) return refuse('args.invalid');
    const rows = await gatherRows(action, { args: args.data, actor }, store.source);
    now += 1000;
    judged += 1;
    return action.apply(args.data, rows, {
      actor,
      now,
      madeAt: mutation.madeAt,
      ...(await loadOfficeRules(store.source, { now, calendar })),
      number: action.numbering === null ? null : `忻共〔2026〕${judged}号`,
      digestOf: () => '0'.repeat(64),
      verify: () => true,
    });
  };
}

function pageFor(store: Store, actor: Actor, asked: { cursor: string | null; pageSize: number }) {
  // `7/3`: the row of stamp 7 was the last one sent, and the public catalogue up to stamp 3 comes by segments.
  const [after = 0, segmented = 0] = asked.cursor?.split('/').map(Number) ?? [];
  const changed = store
    .since(after)
    .filter(({ change, stamp }) => stamp > segmented || !isPublicEntry(change));
  const page = changed.slice(0, asked.pageSize);
  return {
    reset: asked.cursor === null,
    patch: page.map(({ change }) => operationFor(actor, change)),
    cursor: `${page.at(-1)?.stamp ?? after}/${segmented}`,
    more: changed.length > page.length,
  };
}

function isVisible(actor: Actor, change: Change): boolean {
  const scopes = scopesOf(
    { id: actor.officerId, roles: [...actor.roles] },
    { id: actor.departmentId },
    allOfTheCity,
  );
  return audienceOf(change, allOfTheCity).some((scope) => scopes.includes(scope));
}

function operationFor(actor: Actor, change: Change): PatchOperation {
  const { table, row } = change;
  return isVisible(actor, change)
    ? { op: 'put', table, id: row.id, row: structuredClone(row) }
    : { op: 'remove', table, id: row.id };
}
