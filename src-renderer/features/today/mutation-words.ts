/** A recorded act in the officer's words, and the form it came from. */
import { z } from 'zod';
import { type ActionName, isActionName } from '#shared/domain/actions.ts';
import { application } from '#shared/domain/sharing/sharing-case.ts';
import type { Mutation } from '#shared/protocol/push.ts';

const names: Readonly<Record<ActionName, string>> = {
  'case.submit': '提交申请',
  'case.resubmit': '补正后重新提交',
  'case.withdraw': '撤回申请',
  'case.review': '符合性审查',
  'case.answer': '答复申请',
  'agreement.sign': '签署协议',
  'key.register': '登记签名密钥',
};

export const mutationLabel = (name: string): string => (isActionName(name) ? names[name] : name);

const subjectArgs = z.object({
  caseId: z.string().optional(),
  entryId: z.string().optional(),
  decision: z.enum(['pass', 'return']).optional(),
  opinion: z.string().optional(),
  reason: z.string().optional(),
  application: application.optional(),
  answer: z.unknown().optional(),
});
export type SubjectArgs = z.infer<typeof subjectArgs>;

/** What the act was about; empty where its arguments cannot be read. */
export const subjectOf = (mutation: Mutation): SubjectArgs => subjectArgs.safeParse(mutation.args).data ?? {};
