import { Input, InputNumber } from 'antd';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { Field } from '../../../ui/field.tsx';

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
      <Field label="延长的工作日" help="不超过 10 个">
        {(bind) => (
          <InputNumber
            {...bind}
            min={1}
            max={10}
            precision={0}
            value={workingDays}
            onChange={(days) => draft.set({ ...draft.value, workingDays: days ?? 1 })}
          />
        )}
      </Field>
      <Field label="延长的理由">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => draft.set({ ...draft.value, reason: event.target.value })}
          />
        )}
      </Field>
      <ClauseLine clause="条例第21条" />
    </TwoStepDialog>
  );
}
