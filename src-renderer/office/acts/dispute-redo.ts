/** Where a refused act of a negotiation, a coordination or an agency is written again, with what was written. */
import { z } from 'zod';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import type { Redo } from './redo-form.ts';

const disputeArgs = z.object({
  caseId: z.string(),
  party: z.enum(['user', 'provider']).default('user'),
  dutyBasis: z.string().optional(),
  need: z.string().optional(),
  text: z.string().optional(),
  statement: z.string().optional(),
  reason: z.string().optional(),
  workingDays: z.int().optional(),
  consent: z.boolean().optional(),
  opinion: z.string().optional(),
  note: z.string().optional(),
  government: z.string().optional(),
  reportNumber: z.string().optional(),
});

const draftOf = (name: string, args: z.output<typeof disputeArgs>): Redo['draft'] => {
  const { caseId, dutyBasis = '', need = '', text = '', statement = '', reason = '', opinion = '' } = args;
  switch (name) {
    case 'negotiation.open':
      return [draftKey.need(caseId), { dutyBasis, need }];
    case 'negotiation.state-position':
      return [draftKey.position(caseId), text];
    case 'coordination.request':
      return [draftKey.coordinationRequest(caseId), statement];
    case 'coordination.contest':
      return [draftKey.contest(caseId), reason];
    case 'case.ask-extension':
      return [draftKey.extension(caseId), { workingDays: args.workingDays ?? 1, reason }];
    case 'case.decide-extension':
      return [draftKey.extensionDecision(caseId), { consent: args.consent ?? true, opinion }];
    case 'case.consent-application':
    case 'case.consent-answer':
      return [draftKey.headConsent(caseId), opinion];
    case 'case.mark-delivered':
      return [draftKey.delivered(caseId), args.note ?? ''];
    case 'government.report': {
      const { government = '', reportNumber = '' } = args;
      return [draftKey.governmentReport(caseId), { government, reportNumber, opinion }];
    }
    default:
      return null;
  }
};

const ofManagement = ['case.decide-extension', 'government.report', 'government.decide'];
const ofReview = [
  'case.ask-extension',
  'case.mark-delivered',
  'case.consent-application',
  'case.consent-answer',
];

const rulingArgs = z.object({
  caseId: z.string(),
  ruling: z.object({ kind: z.string(), conditions: z.unknown().optional() }),
  grounds: z.unknown(),
});

const decisionRedo = (args: unknown): Redo | null => {
  const parsed = rulingArgs.safeParse(args);
  if (!parsed.success) return null;
  const { caseId, ruling, grounds } = parsed.data;
  const { kind, conditions } = ruling;
  const href = hrefOf('coordinationCase', { caseId });
  // The form fills its own conditions in; without any there is no complete draft to put back.
  return {
    href,
    draft: conditions === undefined ? null : [draftKey.coordination(caseId), { kind, conditions, grounds }],
  };
};

/** Null where the arguments do not say which case it was. */
export function disputeRedo({ name, args }: RefusedMutation['mutation']): Redo | null {
  if (name.startsWith('agency.')) return { href: hrefOf('agencies'), draft: null };
  if (name === 'coordination.decide') return decisionRedo(args);
  const parsed = disputeArgs.safeParse(args);
  if (!parsed.success) return null;
  const { caseId, party } = parsed.data;
  const draft = draftOf(name, parsed.data);
  if (ofManagement.includes(name)) return { href: hrefOf('coordinationCase', { caseId }), draft };
  const reviewed = party === 'provider' || ofReview.includes(name);
  const href = reviewed ? hrefOf('reviewCase', { caseId }) : hrefOf('case', { caseId });
  return { href, draft };
}
