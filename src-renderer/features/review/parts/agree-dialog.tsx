import { Modal } from 'antd';
import { useMemo, useState } from 'react';
import { conditionsAsApplied } from '#shared/domain/sharing/consent.ts';
import {
  type AnswerConditions,
  answerConditions,
  type SharingCase,
} from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../../../app/use-now.ts';
import { useDraft } from '../../../data/live.ts';
import { conditionFacts } from '../../../office/condition-facts.ts';
import { ConditionFields } from '../../../office/condition-fields.tsx';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { headFacts } from '../../../office/head-facts.ts';
import { useAct } from '../../../office/use-act.ts';

export type AnswerDialogProps = {
  readonly subject: SharingCase;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** 同意: the conditions that become the scope of use (五(三)2), then what will be recorded. */
export function AgreeDialog({ subject, onClose, onDone }: AnswerDialogProps) {
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first proposal stands; it must not move with the minutes.
  const proposal = useMemo(() => conditionsAsApplied(subject, now), [subject]);
  const draft = useDraft<AnswerConditions>(draftKey.conditions(subject.id), proposal);
  const [confirming, setConfirming] = useState(false);
  const { act, busy, problem } = useAct();
  const agree = async () => {
    const answer = { decision: 'agree' as const, conditions: draft.value };
    const done = await act('case.answer', { caseId: subject.id, expectedVersion: subject.version, answer });
    if (!done) return;
    draft.clear();
    onDone();
  };
  if (confirming) {
    return (
      <ConfirmRecord
        title="确认同意提供"
        confirmText="确认同意"
        facts={factsOf(subject, draft.value)}
        busy={busy}
        problem={problem}
        onConfirm={() => void agree()}
        onCancel={() => setConfirming(false)}
      />
    );
  }
  return (
    <Modal
      open
      title="同意提供：使用范围"
      okText="下一步"
      cancelText="取消"
      okButtonProps={{ disabled: !answerConditions.safeParse(draft.value).success }}
      onOk={() => setConfirming(true)}
      onCancel={onClose}
      width={640}
    >
      <ConditionFields subject={subject} value={draft.value} onChange={draft.set} />
    </Modal>
  );
}

const factsOf = (subject: SharingCase, conditions: AnswerConditions) =>
  [
    ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
    ['结论', subject.agreementRequired ? '同意，双方签署安全协议后授权' : '同意，授权即时生效'],
    ...headFacts(subject),
    ...conditionFacts(subject, conditions),
  ] as const;
