import { Modal } from 'antd';
import { useState } from 'react';
import { citesInternalRules } from '#shared/domain/sharing/internal-rules.ts';
import { answerRefusal } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../../data/live.ts';
import { basisRankLabel, reasonLabel } from '../../../office/case-labels.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { headFacts } from '../../../office/head-facts.ts';
import { useAct } from '../../../office/use-act.ts';
import type { AnswerDialogProps } from './agree-dialog.tsx';
import { type RefusalDraft, RefusalFields } from './refusal-fields.tsx';

/** Nothing is chosen beforehand: a legal act is the officer's own in every word. */
const unwritten: RefusalDraft = { reason: null, basisRank: null, basis: '', explanation: '' };

/** 不予提供: a reason, the provision it rests on and an explanation; none may be missing (五(四)2). */
export function RefuseDialog({ subject, onClose, onDone }: AnswerDialogProps) {
  const draft = useDraft<RefusalDraft>(draftKey.refusal(subject.id), unwritten);
  const [confirming, setConfirming] = useState(false);
  const { act, busy, problem } = useAct();
  const { value } = draft;
  const whole = answerRefusal.safeParse(value);
  const refusal = whole.success ? whole.data : null;
  const refuse = async () => {
    if (refusal === null) return;
    const answer = { decision: 'refuse' as const, refusal };
    const done = await act('case.answer', { caseId: subject.id, expectedVersion: subject.version, answer });
    if (!done) return;
    draft.clear();
    onDone();
  };
  if (confirming && refusal !== null) {
    return (
      <ConfirmRecord
        title="确认不予提供"
        confirmText="确认不予提供"
        danger
        facts={[
          ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
          ...headFacts(subject),
          ['理由', reasonLabel[refusal.reason]],
          ['依据', `${basisRankLabel[refusal.basisRank]}：${refusal.basis}`],
          ['说明', refusal.explanation],
        ]}
        busy={busy}
        problem={problem}
        onConfirm={() => void refuse()}
        onCancel={() => setConfirming(false)}
      />
    );
  }
  return (
    <Modal
      open
      title="不予提供：理由和依据"
      okText="下一步"
      cancelText="取消"
      okButtonProps={{
        danger: true,
        disabled: refusal === null || citesInternalRules(value.basis),
      }}
      onOk={() => setConfirming(true)}
      onCancel={onClose}
      width={640}
    >
      <RefusalFields value={value} onChange={draft.set} />
    </Modal>
  );
}
