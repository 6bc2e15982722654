/** Applying what a workstation pushed, in order. One answer an act; one refused act never stops the next. */
import type { LedgerPlace, Mutation, PushReply } from '#shared/protocol/push.ts';
import { type Authority, applyMutations, type Origin } from '../authority/apply-mutation.ts';
import { isTemporary } from '../database/temporary-failure.ts';
import { ProblemError } from '../http/problem.ts';
import { anchorAt } from '../ledger/anchor.ts';
import { batchesOf } from './batches.ts';

export type Pushed = {
  readonly mutations: readonly Mutation[];
  /** See the push request. */
  readonly answered?: LedgerPlace | undefined;
};

/** Throws push.other-officer where an act was made by someone else than the session's officer (S14). */
export const pushMutations = async (
  authority: Authority,
  caller: Origin,
  { mutations, answered }: Pushed,
): Promise<PushReply> => {
  const foreign = mutations.findIndex((mutation) => mutation.officerId !== caller.actor.officerId);
  if (foreign >= 0) throw new ProblemError('push.other-officer', `mutations.${foreign}.officerId`);
  const replies: PushReply[] = [];
  for (const chunk of batchesOf(mutations)) replies.push(...(await applyChunk(authority, caller, chunk)));
  const reply = joined(replies);
  const holds =
    answered === undefined || (await anchorAt(authority.database, answered.stamp)) === answered.anchor;
  return holds ? reply : { ...reply, otherLedger: true };
};

/** They are answered in the ledger's order: the last one's place is the furthest. */
const joined = (replies: readonly PushReply[]): PushReply => {
  const { stamp, anchor } = replies.at(-1) ?? { stamp: 0, anchor: '' };
  return { results: replies.flatMap(({ results }) => results), stamp, anchor };
};

/** An act the platform fails over takes its transaction with it: then each act stands alone, and those before it stay. */
const applyChunk = async (
  authority: Authority,
  caller: Origin,
  chunk: readonly Mutation[],
): Promise<readonly PushReply[]> => {
  try {
    return [await applyMutations(authority, caller, chunk)];
  } catch (error) {
    if (chunk.length === 1 || isTemporary(error) || error instanceof ProblemError) throw error;
    const replies: PushReply[] = [];
    for (const mutation of chunk) replies.push(await applyMutations(authority, caller, [mutation]));
    return replies;
  }
};
