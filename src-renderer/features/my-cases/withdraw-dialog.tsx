import { Input } from 'antd';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../data/live.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { useAct } from '../../office/use-act.ts';

type WithdrawDialogProps = { readonly subject: SharingCase; readonly onClose: () => void };

export function WithdrawDialog({ subject, onClose }: WithdrawDialogProps) {
  const reason = useDraft(draftKey.withdraw(subject.id), '');
  const { act, busy, problem } = useAct();
  const withdraw = async () => {
    const args = { caseId: subject.id, expectedVersion: subject.version, reason: reason.value };
    if (!(await act('case.withdraw', args))) return;
    reason.clear();
    onClose();
  };
  const words = (
    <Input.TextArea
      aria-label="撤回原因"
      rows={3}
      maxLength={1000}
      value={reason.value}
      onChange={(event) => reason.set(event.target.value)}
    />
  );
  return (
    <ConfirmRecord
      title="撤回申请"
      confirmText="确认撤回"
      danger
      facts={[
        ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
        ['结果', '时限停止，事项变为已撤回，不能恢复；需要时重新申请。'],
        ['撤回原因', words],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void withdraw()}
      onCancel={onClose}
    />
  );
}
