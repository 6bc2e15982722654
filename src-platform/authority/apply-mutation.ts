/**
 * The only judge: runs a pushed mutation's domain action again, with the platform's clock and this
 * session's authority, and makes its effect, its ledger entry and its answer in one transaction.
 */

import type { z } from 'zod';
import { digestOfValue, verifyValue } from '#shared/crypto/value-signature.ts';
import { type Action, type Actor, gatherRows } from '#shared/domain/action.ts';
import { actions, isActionName } from '#shared/domain/actions.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import type { Refusal } from '#shared/domain/refusals.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Mutation, MutationResult, PushReply } from '#shared/protocol/push.ts';
import { hasItsGround } from '#shared/protocol/stands-on.ts';
import { mirrorAccounts } from '../access/account-mirror.ts';
import { standingActor } from '../access/standing-actor.ts';
import { leavesNoAdministrator } from '../access/working-administrators.ts';
import type { Notary } from '../certificates/notary.ts';
import type { Database } from '../database/open-database.ts';
import { ProblemError } from '../http/problem.ts';
import { type LedgerWriter, withLedger } from '../ledger/ledger.ts';
import { type Answered, answersOf, keepAnswers } from './answers.ts';
import { issueNumber } from './numbering.ts';
import { type RowsOfABatch, rowsOfABatch } from './rows-of-a-batch.ts';
import { type RulesInForce, rulesInForce } from './rules-in-force.ts';

export type Authority = {
  readonly database: Database;
  readonly now: () => number;
  /** As the program came with; the platform's own arrangements are laid over it. */
  readonly calendar: WorkCalendar;
  readonly notary: Notary;
};

export type Origin = {
  readonly actor: Actor;
  readonly deviceId: string;
  /** What is said where they are no longer in service; the end of the session where it is left out. */
  readonly goneCode?: 'session.expired' | 'exchange.author';
};

type Judgement = Result<readonly Change[], Refusal>;

type Desk = {
  readonly authority: Authority;
  readonly origin: Origin;
  readonly writer: LedgerWriter;
  readonly rows: RowsOfABatch;
  readonly rules: RulesInForce;
};

const judge = async (desk: Desk, mutation: Mutation, now: number): Promise<Judgement> => {
  if (!isActionName(mutation.name)) return { ok: false, error: { code: 'action.unknown' } };
  // The registry's actions differ in their arguments; parsing with the action's own schema makes the call sound.
  const action = actions[mutation.name] as unknown as Action<z.ZodType>;
  const parsed = action.args.safeParse(mutation.args);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return { ok: false, error: { code: 'args.invalid', field } };
  }
  const { origin } = desk;
  const { tx } = desk.writer;
  const rows = await gatherRows(action, { args: parsed.data, actor: origin.actor }, desk.rows.source);
  const rules = await desk.rules.at(now);
  const judgeWith = (number: string | null) =>
    action.apply(parsed.data, rows, {
      actor: origin.actor,
      now,
      madeAt: mutation.madeAt,
      ...rules,
      number,
      digestOf: digestOfValue,
      verify: verifyValue,
    });
  const unnumbered = judgeWith(null);
  if (!unnumbered.ok) return unnumbered;
  if (await leavesNoAdministrator(tx, rows, unnumbered.value))
    return { ok: false, error: { code: 'account.last-administrator' } };
  const act = { tx, source: desk.rows.source, actor: origin.actor, now };
  const completed = await desk.authority.notary.complete(unnumbered.value, act);
  // A number is taken only for an act that stands, so that refused ones leave no gap.
  if (action.numbering === null || !completed.ok) return completed;
  const numbered = judgeWith(await issueNumber(tx, action.numbering, now));
  return numbered.ok ? desk.authority.notary.complete(numbered.value, act) : numbered;
};

type Judged = { readonly now: number; readonly requestDigest: string; readonly judgement: Judgement };

const resultOf = ({ id }: Mutation, judgement: Judgement): MutationResult => {
  if (judgement.ok) return { id, status: 'applied' };
  const { code, field } = judgement.error;
  return { id, status: 'refused', code, ...(field === undefined ? {} : { field }) };
};

const record = async (desk: Desk, mutation: Mutation, judged: Judged): Promise<void> => {
  const { origin, writer } = desk;
  const { judgement } = judged;
  const changes = judgement.ok ? judgement.value : [];
  if (changes.length > 0) await desk.rows.write(changes, writer.nextSeq);
  await mirrorAccounts(writer.tx, changes, judged.now);
  desk.rules.written(changes);
  writer.append({
    at: judged.now,
    officerId: origin.actor.officerId,
    departmentId: origin.actor.departmentId,
    deviceId: origin.deviceId,
    // A name that is none of ours is free text.
    action: isActionName(mutation.name) ? mutation.name : 'action.unknown',
    outcome: judgement.ok ? 'applied' : judgement.error.code,
    subject: {
      mutationId: mutation.id,
      request: judged.requestDigest,
      rows: changes.map((change) => ({
        table: change.table,
        id: change.row.id,
        digest: digestOfValue(change.row),
      })),
    },
  });
};

/** Null where the arguments have no canonical form (a lone surrogate): they can then be neither digested nor stored. */
const digestOfRequest = ({ name, args, madeAt, standsOn }: Mutation): string | null => {
  try {
    return digestOfValue({ name, args, madeAt, ...(standsOn === undefined ? {} : { standsOn }) });
  } catch {
    return null;
  }
};

const answerAgain = (known: Answered, asked: Mutation, made: { digest: string; officerId: string }) =>
  known.requestDigest === made.digest && known.officerId === made.officerId
    ? known.result
    : ({ id: asked.id, status: 'refused', code: 'mutation.reused' } as const);

/**
 * Applies mutations in order, in one transaction, each at most once: a repeat is answered with the first answer,
 * another body under its id is refused. An act that is refused changes nothing and does not stop the next.
 * Throws the origin's refusal where the officer has been suspended or closed since they were let in.
 */
export const applyMutations = (
  authority: Authority,
  { actor: admitted, deviceId, goneCode = 'session.expired' }: Origin,
  mutations: readonly Mutation[],
): Promise<PushReply> =>
  withLedger(authority.database, async (writer) => {
    const { officerId } = admitted;
    const actor = await standingActor(writer.tx, officerId);
    if (actor === null) throw new ProblemError(goneCode);
    const origin = { actor, deviceId };
    const rows = rowsOfABatch(writer.tx);
    const desk = { authority, origin, writer, rows, rules: rulesInForce(rows.source, authority.calendar) };
    const known = await answersOf(
      writer.tx,
      mutations.flatMap(({ id, standsOn = [] }) => [id, ...standsOn]),
    );
    /** Of another officer's act nothing is said. */
    const statusOf = (id: string) => {
      const answered = known.get(id);
      return answered?.officerId === officerId ? answered.result.status : undefined;
    };
    const fresh: Answered[] = [];
    const results: MutationResult[] = [];
    for (const mutation of mutations) {
      const digest = digestOfRequest(mutation);
      const id = mutation.id.toLowerCase();
      const first = known.get(id);
      if (digest === null) results.push({ id: mutation.id, status: 'refused', code: 'args.invalid' });
      else if (first !== undefined) results.push(answerAgain(first, mutation, { digest, officerId }));
      else {
        const now = authority.now();
        const judgement = hasItsGround(mutation, statusOf)
          ? await judge(desk, mutation, now)
          : ({ ok: false, error: { code: 'record.changed' } } as const);
        await record(desk, mutation, { now, requestDigest: digest, judgement });
        const result = resultOf(mutation, judgement);
        const answered = { result, officerId, deviceId, requestDigest: digest, at: now };
        known.set(id, answered);
        fresh.push(answered);
        results.push(result);
      }
    }
    await rows.store();
    await keepAnswers(writer.tx, fresh);
    return { results, ...writer.place() };
  });
