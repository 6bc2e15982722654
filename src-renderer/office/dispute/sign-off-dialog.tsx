import type { Party } from '#shared/domain/agreement/agreement.ts';
import type { Negotiation, NegotiationOutcome } from '#shared/domain/negotiation/negotiation.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { ConfirmRecord } from '../confirm-record.tsx';
import { useAct } from '../use-act.ts';
import { outcomeFacts } from './outcome-facts.ts';

type SignOffDialogProps = {
  readonly subject: SharingCase;
  readonly talk: Negotiation;
  readonly outcome: NegotiationOutcome;
  readonly side: Party;
  readonly onClose: () => void;
};

const consequenceOf = (subject: SharingCase, outcome: NegotiationOutcome): string => {
  if (outcome.kind === 'closed') return '事项关闭';
  if (outcome.kind === 'failed') return '记为协商未果，任何一方可申请协调';
  return subject.agreementRequired ? '双方签署安全协议后授权' : '授权即时生效';
};

/** 签认: shows the outcome on the table, and what then comes. */
export function SignOffDialog({ subject, talk, outcome, side, onClose }: SignOffDialogProps) {
  const { act, busy, problem } = useAct();
  const sign = async () => {
    const given = { caseId: subject.id, party: side, expectedVersion: talk.version };
    if (await act('negotiation.sign-off', given)) onClose();
  };
  return (
    <ConfirmRecord
      title="签认协商结果"
      confirmText="确认签认"
      facts={[...outcomeFacts(subject, outcome), ['后果', consequenceOf(subject, outcome)]]}
      busy={busy}
      problem={problem}
      onConfirm={() => void sign()}
      onCancel={onClose}
    />
  );
}
