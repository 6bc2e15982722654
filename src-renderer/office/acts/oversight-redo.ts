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
});
type Written = z.infer<typeof given>;

export const oversightRedo = ({ name, args }: RefusedMutation['mutation']): Redo => {
  const written = given.safeParse(args).data ?? {};
  return name.startsWith('violation.') || name === 'circular.issue'
    ? { href: hrefOf('suspicions'), draft: findingDraft(name, written) }
    : circularRedo(name, written);
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
