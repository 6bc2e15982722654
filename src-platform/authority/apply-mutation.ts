/**
 * The only judge: runs a pushed mutation's domain action again, with the platform's clock and this
 * session's authority, and makes its effect, its ledger entry and its answer in one transaction.
 */

import type { z } from 'zod';
import { digestOfValue, verifyValue } from '#shared/crypto/value-signature.ts';
import { type Action, type Actor, gatherRows, type RowSource } from '#shared/domain/action.ts';
import { actions, isActionName } from '#shared/domain/actions.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { loadOfficeRules } from '#shared/domain/policy/office-rules.ts';
import type { Refusal } from '#shared/domain/refusals.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Mutation, MutationResult } from '#shared/protocol/push.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecords, fetchRecordsBy, writeRecords } from '../database/records.ts';
import { type LedgerWriter, withLedger } from '../ledger/ledger.ts';
import { issueNumber } from './numbering.ts';

export type Authority = {
  readonly database: Database;
  readonly now: () => number;
  /** As the program came with; the platform's own arrangements are laid over it. */
  readonly calendar: WorkCalendar;
};

export type Origin = { readonly actor: Actor; readonly deviceId: string };

type Judgement = Result<readonly Change[], Refusal>;

const judge = async (
  tx: Transaction,
  mutation: Mutation,
  subject: { authority: Authority; origin: Origin; now: number },
): Promise<Judgement> => {
  if (!isActionName(mutation.name)) return { ok: false, error: { code: 'action.unknown' } };
  // The registry's actions differ in their arguments; parsing with the action's own schema makes the call sound.
  const action = actions[mutation.name] as unknown as Action<z.ZodType>;
  const parsed = action.args.safeParse(mutation.args);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return { ok: false, error: { code: 'args.invalid', field } };
  }
  const { authority, origin, now } = subject;
  const source: RowSource = {
    byId: (references) => fetchRecords(tx, references),
    byField: (query) => fetchRecordsBy(tx, query),
  };
  const rows = await gatherRows(action, { args: parsed.data, actor: origin.actor }, source);
  const rules = await loadOfficeRules(source, { now, calendar: authority.calendar });
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
  // A number is taken only for an act that stands, so that refused ones leave no gap.
  if (!unnumbered.ok || action.numbering === null) return unnumbered;
  return judgeWith(await issueNumber(tx, action.numbering, now));
};

const record = async (
  writer: LedgerWriter,
  mutation: Mutation,
  outcome: { origin: Origin; now: number; requestDigest: string; judgement: Judgement },
): Promise<MutationResult> => {
  const { origin, now, judgement } = outcome;
  const result: MutationResult = judgement.ok
    ? { id: mutation.id, status: 'applied' }
    : {
        id: mutation.id,
        status: 'refused',
        code: judgement.error.code,
        ...(judgement.error.field === undefined ? {} : { field: judgement.error.field }),
      };
  const changes = judgement.ok ? judgement.value : [];
  if (changes.length > 0) await writeRecords(writer.tx, changes, writer.nextSeq);
  await writer.append({
    at: now,
    officerId: origin.actor.officerId,
    departmentId: origin.actor.departmentId,
    deviceId: origin.deviceId,
    // A name that is none of ours is free text.
    action: isActionName(mutation.name) ? mutation.name : 'action.unknown',
    outcome: judgement.ok ? 'applied' : judgement.error.code,
    subject: {
      mutationId: mutation.id,
      request: outcome.requestDigest,
      rows: changes.map((change) => ({
        table: change.table,
        id: change.row.id,
        digest: digestOfValue(change.row),
      })),
    },
  });
  await writer.tx.query(
    `INSERT INTO applied_mutation (id, officer_id, device_id, request_digest, result, at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      mutation.id,
      origin.actor.officerId,
      origin.deviceId,
      outcome.requestDigest,
      JSON.stringify(result),
      now,
    ],
  );
  return result;
};

/** Null where the arguments have no canonical form (a lone surrogate): they can then be neither digested nor stored. */
const digestOfRequest = ({ name, args, madeAt }: Mutation): string | null => {
  try {
    return digestOfValue({ name, args, madeAt });
  } catch {
    return null;
  }
};

/** Applies a mutation at most once: a repeat is answered with the first answer, another body under its id is refused. */
export const applyMutation = (
  authority: Authority,
  origin: Origin,
  mutation: Mutation,
): Promise<MutationResult> =>
  withLedger(authority.database, async (writer): Promise<MutationResult> => {
    const requestDigest = digestOfRequest(mutation);
    if (requestDigest === null) return { id: mutation.id, status: 'refused', code: 'args.invalid' };
    const { rows } = await writer.tx.query<{
      request_digest: string;
      officer_id: string;
      result: MutationResult;
    }>('SELECT request_digest, officer_id, result FROM applied_mutation WHERE id = $1', [mutation.id]);
    const first = rows[0];
    if (first !== undefined) {
      const same = first.request_digest === requestDigest && first.officer_id === origin.actor.officerId;
      return same ? first.result : { id: mutation.id, status: 'refused', code: 'mutation.reused' };
    }
    const now = authority.now();
    const judgement = await judge(writer.tx, mutation, { authority, origin, now });
    return record(writer, mutation, { origin, now, requestDigest, judgement });
  });
