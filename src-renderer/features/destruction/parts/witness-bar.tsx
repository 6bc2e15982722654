import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Destruction } from '#shared/domain/destruction/destruction.ts';
import { destructionMethodLabel } from '#shared/domain/destruction/destruction.ts';
import { useDraft } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { useAct } from '../../../office/use-act.ts';

type Decision = 'confirm' | 'return';
const words = { confirm: '确认销毁', return: '退回销毁记录' } as const;

/** The second person's word: as stated, or not. */
export function WitnessBar({ record }: { readonly record: Destruction }) {
  const [decision, setDecision] = useState<Decision | null>(null);
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setDecision('confirm')}>
        {words.confirm}
      </Button>
      <Button danger onClick={() => setDecision('return')}>
        {words.return}
      </Button>
      <span className="small soft grow">您是这次销毁的见证人，请按亲见办理。</span>
      {decision !== null && (
        <WitnessDialog record={record} decision={decision} onClose={() => setDecision(null)} />
      )}
    </div>
  );
}

type WitnessDialogProps = {
  readonly record: Destruction;
  readonly decision: Decision;
  readonly onClose: () => void;
};

function WitnessDialog({ record, decision, onClose }: WitnessDialogProps) {
  const note = useDraft(draftKey.witness(record.id), '');
  const { act, busy, problem } = useAct();
  const decide = async () => {
    if (!(await act('destruction.confirm', { destructionId: record.id, decision, note: note.value }))) return;
    note.clear();
    onClose();
  };
  const opinion = (
    <Input.TextArea
      aria-label="见证意见"
      rows={3}
      maxLength={1000}
      placeholder={decision === 'return' ? '写明与记录不符之处' : ''}
      value={note.value}
      onChange={(event) => note.set(event.target.value)}
    />
  );
  return (
    <ConfirmRecord
      title={words[decision]}
      confirmText={words[decision]}
      danger={decision === 'return'}
      facts={[
        ['授权', record.entryName],
        ['销毁范围', record.scope],
        ['销毁方式', destructionMethodLabel[record.method]],
        ['执行人', record.operatorName],
        ['结果', decision === 'confirm' ? '使用权就此终结，不能恢复。' : '由使用部门重新销毁并登记。'],
        ['见证意见', opinion],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void decide()}
      onCancel={onClose}
    />
  );
}
