import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { subjectOf } from './mutation-words.ts';

export type Redo = { readonly href: string; readonly draft: readonly [key: string, value: unknown] | null };

/** Where a refused act is written again, and the draft that brings back what was written. */
export function redoOf({ mutation }: Pick<RefusedMutation, 'mutation'>): Redo | null {
  const { caseId, entryId, application, answer, decision, opinion, reason } = subjectOf(mutation);
  switch (mutation.name) {
    case 'case.submit':
      if (entryId === undefined || application === undefined) return null;
      return { href: hrefOf('apply', { entryId }), draft: [draftKey.apply(entryId), application] };
    case 'case.resubmit':
      if (caseId === undefined || application === undefined) return null;
      return { href: hrefOf('supplement', { caseId }), draft: [draftKey.supplement(caseId), application] };
    case 'case.review':
      if (caseId === undefined) return null;
      return {
        href: hrefOf('reviewCase', { caseId }),
        draft: decision === undefined ? null : [draftKey.review(caseId), opinion ?? ''],
      };
    case 'case.answer':
      if (caseId === undefined) return null;
      return { href: hrefOf('reviewCase', { caseId }), draft: answerDraft(caseId, answer) };
    case 'case.withdraw':
      if (caseId === undefined) return null;
      return { href: hrefOf('case', { caseId }), draft: [draftKey.withdraw(caseId), reason ?? ''] };
    case 'agreement.sign':
      return caseId === undefined ? null : { href: hrefOf('agreement', { caseId }), draft: null };
    default:
      return { href: hrefOf('settings'), draft: null };
  }
}

const answerDraft = (caseId: string, answer: unknown): Redo['draft'] => {
  if (typeof answer !== 'object' || answer === null) return null;
  if ('conditions' in answer) return [draftKey.conditions(caseId), answer.conditions];
  return 'refusal' in answer ? [draftKey.refusal(caseId), answer.refusal] : null;
};
