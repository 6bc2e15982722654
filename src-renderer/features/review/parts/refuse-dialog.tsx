import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { citesInternalRules } from '#shared/domain/sharing/internal-rules.ts';
import { type AnswerRefusal, answerRefusal } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../../data/live.ts';
import { basisRankLabel, reasonLabel } from '../../../office/case-labels.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { useAct } from '../../../office/use-act.ts';
import { Field } from '../../../ui/field.tsx';
import type { AnswerDialogProps } from './agree-dialog.tsx';

const unwritten: AnswerRefusal = { reason: 'beyond-duty', basisRank: 'law', basis: '', explanation: '' };

/** 不予提供: a reason, the provision it rests on and an explanation; none may be missing (五(四)2). */
export function RefuseDialog({ subject, onClose, onDone }: AnswerDialogProps) {
  const draft = useDraft<AnswerRefusal>(draftKey.refusal(subject.id), unwritten);
  const [confirming, setConfirming] = useState(false);
  const { act, busy, problem } = useAct();
  const { value } = draft;
  const refuse = async () => {
    const answer = { decision: 'refuse' as const, refusal: value };
    const done = await act('case.answer', { caseId: subject.id, expectedVersion: subject.version, answer });
    if (!done) return;
    draft.clear();
    onDone();
  };
  if (confirming) {
    return (
      <ConfirmRecord
        title="确认不予提供"
        confirmText="确认不予提供"
        danger
        facts={[
          ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
          ['理由', reasonLabel[value.reason]],
          ['依据', `${basisRankLabel[value.basisRank]}：${value.basis.trim()}`],
          ['说明', value.explanation.trim()],
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
        disabled: !answerRefusal.safeParse(value).success || citesInternalRules(value.basis),
      }}
      onOk={() => setConfirming(true)}
      onCancel={onClose}
      width={640}
    >
      <RefusalFields value={value} onChange={draft.set} />
    </Modal>
  );
}

const optionsOf = <K extends string>(labels: Readonly<Record<K, string>>) =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));

type RefusalFieldsProps = {
  readonly value: AnswerRefusal;
  readonly onChange: (next: AnswerRefusal) => void;
};

function RefusalFields({ value, onChange }: RefusalFieldsProps) {
  const internal = citesInternalRules(value.basis);
  return (
    <div className="stack">
      <Field label="理由">
        {(bind) => (
          <Select
            {...bind}
            className="wide"
            value={value.reason}
            options={optionsOf(reasonLabel)}
            onChange={(reason) => onChange({ ...value, reason })}
          />
        )}
      </Field>
      <Field label="依据的层级">
        {(bind) => (
          <Select
            {...bind}
            className="wide"
            value={value.basisRank}
            options={optionsOf(basisRankLabel)}
            onChange={(basisRank) => onChange({ ...value, basisRank })}
          />
        )}
      </Field>
      <Field
        label="依据条款"
        help="写明文件名称和条款号"
        error={
          internal ? '部门内部办法不能作为依据（二(一)），请引用法律、法规或上级政策的具体条款。' : undefined
        }
      >
        {(bind) => (
          <Input
            {...bind}
            maxLength={300}
            value={value.basis}
            onChange={(event) => onChange({ ...value, basis: event.target.value })}
          />
        )}
      </Field>
      <Field label="说明" help="结合本件说明为什么不能提供">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={4}
            maxLength={1000}
            value={value.explanation}
            onChange={(event) => onChange({ ...value, explanation: event.target.value })}
          />
        )}
      </Field>
      <ClauseLine clause="五(四)2" />
    </div>
  );
}
