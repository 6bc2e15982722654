/** Applying what a workstation pushed, in order, each in its own transaction: one refused act never stops the next. */
import type { Mutation, PushReply } from '#shared/protocol/push.ts';
import type { Caller } from '../access/sessions.ts';
import { type Authority, applyMutation } from '../authority/apply-mutation.ts';
import { ProblemError } from '../http/problem.ts';

/** Throws push.other-officer where an act was made by someone else than the session's officer (S14). */
export const pushMutations = async (
  authority: Authority,
  caller: Caller,
  mutations: readonly Mutation[],
): Promise<PushReply> => {
  const foreign = mutations.findIndex((mutation) => mutation.officerId !== caller.actor.officerId);
  if (foreign >= 0) throw new ProblemError('push.other-officer', `mutations.${foreign}.officerId`);
  const results: PushReply['results'] = [];
  for (const mutation of mutations) results.push(await applyMutation(authority, caller, mutation));
  return { results };
};
