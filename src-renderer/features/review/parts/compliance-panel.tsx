import { Button, Input } from 'antd';
import { useState } from 'react';
import { runsUnder809 } from '#shared/domain/policy/national-2025.ts';
import type { ApplicationPart, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { useAct } from '../../../office/use-act.ts';
import { Field } from '../../../ui/field.tsx';
import { MissingParts, partLabel } from './missing-parts.tsx';

const nothing: ApplicationPart[] = [];

type Decision = 'pass' | 'return';
type PanelProps = { readonly subject: SharingCase; readonly onDecided: () => void };

/** 符合性审查: pass on, or return with everything that is missing, told once. */
export function CompliancePanel({ subject, onDecided }: PanelProps) {
  const opinion = useDraft(draftKey.review(subject.id), '');
  const missing = useDraft<ApplicationPart[]>(draftKey.missing(subject.id), nothing);
  const named = runsUnder809(subject) ? missing.value : [];
  const [confirming, setConfirming] = useState<Decision | null>(null);
  const [wanting, setWanting] = useState(false);
  const passText = subject.route === 'conditional' ? '同意转至' : '通过';
  const askReturn = () => {
    setWanting(opinion.value.trim() === '');
    if (opinion.value.trim() !== '') setConfirming('return');
  };
  return (
    <div className="pane__foot pane__foot--column">
      <Field
        label="审查意见"
        error={wanting && opinion.value.trim() === '' ? '退回补正须一次写明需要补正的全部内容。' : undefined}
      >
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={2}
            maxLength={1000}
            placeholder="退回补正时必填，一次性告知"
            value={opinion.value}
            onChange={(event) => opinion.set(event.target.value)}
          />
        )}
      </Field>
      {runsUnder809(subject) && (
        <MissingParts subject={subject} value={missing.value} onChange={missing.set} />
      )}
      <div className="line">
        <Button type="primary" onClick={() => setConfirming('pass')}>
          {passText}
        </Button>
        <Button onClick={askReturn}>退回补正</Button>
      </div>
      {confirming !== null && (
        <ConfirmReview
          subject={subject}
          decision={confirming}
          opinion={opinion.value}
          missing={named}
          onCancel={() => setConfirming(null)}
          onDone={() => {
            opinion.clear();
            missing.clear();
            setConfirming(null);
            onDecided();
          }}
        />
      )}
    </div>
  );
}

type ConfirmReviewProps = {
  readonly subject: SharingCase;
  readonly decision: Decision;
  readonly opinion: string;
  readonly missing: readonly ApplicationPart[];
  readonly onCancel: () => void;
  readonly onDone: () => void;
};

const consequenceOf = (subject: SharingCase, decision: Decision): string => {
  if (decision === 'return') return '退回补正，审查时限停止，由使用部门补正后重新提交';
  if (subject.route === 'conditional') return '通过，转至提供部门，自此 5 个工作日内答复（五(三)2）';
  return subject.agreementRequired ? '通过，进入安全协议签署' : '通过，按申请内容授权使用（五(三)1）';
};

function ConfirmReview({ subject, decision, opinion, missing, onCancel, onDone }: ConfirmReviewProps) {
  const { act, busy, problem } = useAct();
  const decide = async () => {
    const told = decision === 'return' ? [...missing] : [];
    const args = { caseId: subject.id, expectedVersion: subject.version, decision, opinion, missing: told };
    if (await act('case.review', args)) onDone();
  };
  return (
    <ConfirmRecord
      title="确认审查结论"
      confirmText="确认"
      facts={[
        ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
        ['结论', consequenceOf(subject, decision)],
        ...(decision === 'return' && missing.length > 0
          ? [['缺项', missing.map((part) => partLabel[part]).join('、')] as const]
          : []),
        ['审查意见', opinion.trim()],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void decide()}
      onCancel={onCancel}
    />
  );
}
