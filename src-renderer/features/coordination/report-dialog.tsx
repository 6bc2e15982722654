import { Input } from 'antd';
import { governmentReport } from '#shared/domain/government/government-file.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { Field } from '../../ui/field.tsx';

type ReportDialogProps = { readonly subject: SharingCase; readonly onClose: () => void };

const empty = { government: '忻州市人民政府', reportNumber: '', opinion: '' };

/** 报本级人民政府: to whom, under which number, and what this department thinks. */
export function ReportDialog({ subject, onClose }: ReportDialogProps) {
  const draft = useDraft(draftKey.governmentReport(subject.id), empty);
  const { value } = draft;
  return (
    <TwoStepDialog
      title="报本级人民政府"
      confirmText="确认已报"
      ready={governmentReport.safeParse(value).success}
      facts={[
        ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
        ['报请', `${value.government.trim()}，${value.reportNumber.trim()}`],
        ['主管部门意见', value.opinion.trim()],
      ]}
      onConfirm={async (act) => {
        const given = { caseId: subject.id, expectedVersion: subject.version, ...value };
        const done = await act('government.report', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="报请的人民政府">
        {(bind) => (
          <Input
            {...bind}
            maxLength={60}
            value={value.government}
            onChange={(event) => draft.set({ ...value, government: event.target.value })}
          />
        )}
      </Field>
      <Field label="报请文号" help="本部门请示的文号，如：忻政数〔2026〕3号">
        {(bind) => (
          <Input
            {...bind}
            maxLength={40}
            value={value.reportNumber}
            onChange={(event) => draft.set({ ...value, reportNumber: event.target.value })}
          />
        )}
      </Field>
      <Field label="主管部门意见">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={4}
            maxLength={2000}
            value={value.opinion}
            onChange={(event) => draft.set({ ...value, opinion: event.target.value })}
          />
        )}
      </Field>
      <ClauseLine clause="条例第28条" />
    </TwoStepDialog>
  );
}
