import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { AskExtensionFields } from '../../../office/extension-fields.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';

type ExtensionDialogProps = { readonly subject: SharingCase; readonly onClose: () => void };

const empty = { workingDays: 5, reason: '' };

/** 申请延长答复: once, for up to ten working days, with the consent of the management department. */
export function AskExtensionDialog({ subject, onClose }: ExtensionDialogProps) {
  const draft = useDraft(draftKey.extension(subject.id), empty);
  const { workingDays, reason } = draft.value;
  return (
    <TwoStepDialog
      title="申请延长答复"
      confirmText="确认申请"
      ready={reason.trim() !== ''}
      facts={[
        ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
        ['申请延长', `${workingDays} 个工作日`],
        ['理由', reason.trim()],
        ['须经', '同级政务数据共享管理部门同意，并告知申请部门'],
        ['不影响', '本市 5 个工作日的答复时限（五(三)2）照常计算'],
      ]}
      onConfirm={async (act) => {
        const given = { caseId: subject.id, expectedVersion: subject.version, workingDays, reason };
        const done = await act('case.ask-extension', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <AskExtensionFields value={draft.value} onChange={draft.set} most={10} />
      <ClauseLine clause="条例第21条" />
    </TwoStepDialog>
  );
}
