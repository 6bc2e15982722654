import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CorrectionDecision } from '#shared/domain/correction/answer.ts';
import { type Correction, isCorrectionPossible } from '#shared/domain/correction/correction.ts';
import { useDraft } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { useAct } from '../../../office/use-act.ts';
import { Field } from '../../../ui/field.tsx';

const consequenceOf: Readonly<Record<CorrectionDecision, string>> = {
  corrected: '已更正：时限停止，并通知正在使用该资源的其他部门',
  'found-right': '核实无误：时限停止，事项办结',
  'more-needed': '要求使用部门补充材料；校核时限不停，继续计算（五(五)）',
};

/** 校核: what was found, then one of three conclusions. */
export function CheckPanel({ subject }: { readonly subject: Correction }) {
  const draft = useDraft(draftKey.correctionAnswer(subject.id), '');
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState<CorrectionDecision | null>(null);
  const empty = draft.value.trim() === '';
  const decide = (decision: CorrectionDecision) => {
    setAsked(true);
    if (!empty) setConfirming(decision);
  };
  return (
    <div className="pane__foot pane__foot--column">
      <Field label="校核情况" error={asked && empty ? '请写明查了什么、结论是什么。' : undefined}>
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={2}
            maxLength={1000}
            placeholder="查了什么、结论是什么；需要补充的一次写全"
            value={draft.value}
            onChange={(event) => draft.set(event.target.value)}
          />
        )}
      </Field>
      <div className="line">
        <Button type="primary" onClick={() => decide('corrected')}>
          已更正
        </Button>
        <Button onClick={() => decide('found-right')}>核实无误</Button>
        {isCorrectionPossible(subject, 'ask') && (
          <Button onClick={() => decide('more-needed')}>要求补充</Button>
        )}
      </div>
      {confirming !== null && (
        <ConfirmCheck
          subject={subject}
          decision={confirming}
          draft={draft}
          onClose={() => setConfirming(null)}
        />
      )}
    </div>
  );
}

type ConfirmCheckProps = {
  readonly subject: Correction;
  readonly decision: CorrectionDecision;
  readonly draft: { readonly value: string; clear(): void };
  readonly onClose: () => void;
};

function ConfirmCheck({ subject, decision, draft, onClose }: ConfirmCheckProps) {
  const { act, busy, problem } = useAct();
  const confirm = async () => {
    const done = await act('correction.answer', {
      correctionId: subject.id,
      expectedVersion: subject.version,
      decision,
      explanation: draft.value,
    });
    if (!done) return;
    draft.clear();
    onClose();
  };
  return (
    <ConfirmRecord
      title="确认校核结论"
      confirmText="确认"
      facts={[
        ['资源', `${subject.entryName}（${subject.entryCode}）`],
        ['记录定位', subject.locator],
        ['结论', consequenceOf[decision]],
        ['校核情况', draft.value.trim()],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  );
}
