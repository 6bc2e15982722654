/** The answers given to mutations, kept under their ids for ever: what makes a repeat harmless. */
import type { MutationResult } from '#shared/protocol/push.ts';
import type { Transaction } from '../database/open-database.ts';

export type Answered = {
  readonly result: MutationResult;
  readonly officerId: string;
  readonly deviceId: string;
  /** Of name, arguments and time: tells a repeat from another act under the same id. */
  readonly requestDigest: string;
  readonly at: number;
};

type AnswerRow = {
  id: string;
  officer_id: string;
  device_id: string;
  request_digest: string;
  result: MutationResult;
  at: number;
};

/** The answers already given to any of these mutations, by id. */
export const answersOf = async (tx: Transaction, ids: readonly string[]): Promise<Map<string, Answered>> => {
  const { rows } = await tx.query<AnswerRow>('SELECT * FROM applied_mutation WHERE id = ANY($1::uuid[])', [
    ids,
  ]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        result: row.result,
        officerId: row.officer_id,
        deviceId: row.device_id,
        requestDigest: row.request_digest,
        at: row.at,
      },
    ]),
  );
};

export const keepAnswers = async (tx: Transaction, answers: readonly Answered[]): Promise<void> => {
  if (answers.length === 0) return;
  const rows = answers.map((each) => ({
    id: each.result.id,
    officer_id: each.officerId,
    device_id: each.deviceId,
    request_digest: each.requestDigest,
    result: each.result,
    at: each.at,
  }));
  await tx.query(
    'INSERT INTO applied_mutation SELECT * FROM jsonb_populate_recordset(NULL::applied_mutation, $1::jsonb)',
    [JSON.stringify(rows)],
  );
};
