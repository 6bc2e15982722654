/** Where a refused act of supervision is written again, with the words that were written. */
import { z } from 'zod';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import type { Redo } from './redo-form.ts';

const given = z.object({
  violationId: z.string().optional(),
  circularId: z.string().optional(),
  recordId: z.string().optional(),
  aspect: z.string().optional(),
  item: z.string().optional(),
  departmentId: z.string().optional(),
  outcome: z.string().optional(),
  reason: z.string().optional(),
  facts: z.string().optional(),
  content: z.unknown().optional(),
  text: z.string().optional(),
  rectified: z.boolean().optional(),
  note: z.string().optional(),
  to: z.string().optional(),
  consequence: z.string().optional(),
  assessmentId: z.string().optional(),
  indicatorId: z.string().optional(),
  place: z.int().optional(),
  excluded: z.array(z.string()).optional(),
  plan: z.unknown().optional(),
  adviceId: z.string().optional(),
  violationIds: z.array(z.string()).optional(),
});
type Written = z.infer<typeof given>;

export const oversightRedo = ({ name, args }: RefusedMutation['mutation']): Redo => {
  const written = given.safeParse(args).data ?? {};
  if (name.startsWith('advice.')) return { href: hrefOf('assessments'), draft: adviceDraft(name, written) };
  if (name.startsWith('assessment.')) return assessmentRedo(name, written);
  return name.startsWith('violation.') || name === 'circular.issue'
    ? { href: hrefOf('suspicions'), draft: findingDraft(name, written) }
    : circularRedo(name, written);
};

const adviceDraft = (name: string, written: Written): Redo['draft'] => {
  const { adviceId, departmentId, violationIds = [], content, reason = '' } = written;
  if (name === 'advice.withdraw')
    return adviceId === undefined ? null : [draftKey.adviceWithdrawal(adviceId), reason];
  if (departmentId === undefined || typeof content !== 'object') return null;
  return [draftKey.advice(departmentId), { ...content, violationIds }];
};

const assessmentRedo = (name: string, written: Written): Redo => {
  const { assessmentId, indicatorId, text = '', place = 0, excluded = [], plan } = written;
  if (name === 'assessment.compute')
    return { href: hrefOf('assessments'), draft: plan === undefined ? null : [draftKey.assessment, plan] };
  if (assessmentId === undefined) return { href: hrefOf('assessments'), draft: null };
  const href = hrefOf('assessment', { assessmentId });
  switch (name) {
    case 'assessment.object':
      return { href, draft: [draftKey.objection(assessmentId), { indicatorId, text }] };
    case 'assessment.answer':
      return { href, draft: [draftKey.objectionAnswer(assessmentId, place), { excluded, text }] };
    default:
      return { href, draft: null };
  }
};

const findingDraft = (name: string, written: Written): Redo['draft'] => {
  const { violationId, recordId, aspect, item, departmentId, outcome, reason = '', facts = '' } = written;
  if (name === 'violation.register') return [draftKey.violation, { item, departmentId, facts, reason }];
  if (name === 'circular.issue')
    return violationId === undefined ? null : [draftKey.circular(violationId), written.content];
  if (recordId === undefined || aspect === undefined) return null;
  return [draftKey.suspicion(recordId, aspect), { outcome, reason }];
};

const circularRedo = (name: string, written: Written): Redo => {
  const { circularId, text = '', rectified = true, note = '', to = '', consequence = '' } = written;
  if (circularId === undefined) return { href: hrefOf('circulars'), draft: null };
  const href = hrefOf('circular', { circularId });
  switch (name) {
    case 'circular.reply':
      return { href, draft: [draftKey.circularReply(circularId), text] };
    case 'circular.verify':
      return { href, draft: [draftKey.circularVerdict(circularId), { rectified, note }] };
    default:
      return { href, draft: [draftKey.referral(circularId), { to, consequence }] };
  }
};
