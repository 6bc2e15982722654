import { answerCanBeExtended } from '#shared/domain/sharing/extend.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useNow } from '../../app/use-now.ts';
import { useDraft } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { DecideExtensionFields, decidedInTime } from '../../office/extension-fields.tsx';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';

type ExtensionDialogProps = { readonly subject: SharingCase; readonly onClose: () => void };

const empty = { consent: true, opinion: '' };

/** 决定延长答复: consent with an opinion, or none; the applicant is told of an extension. */
export function ExtensionDialog({ subject, onClose }: ExtensionDialogProps) {
  const draft = useDraft(draftKey.extensionDecision(subject.id), empty);
  const time = { now: useNow(), calendar: useCalendar() };
  const over = answerCanBeExtended(subject, time) ? null : 'extension.limit-over';
  const value = decidedInTime(draft.value, over);
  const { consent, opinion } = value;
  const { extension } = subject;
  if (extension === null) return null;
  return (
    <TwoStepDialog
      title="决定延长答复"
      confirmText="确认决定"
      ready={opinion.trim() !== ''}
      facts={[
        ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
        ['申请延长', `${extension.workingDays} 个工作日：${extension.reason}`],
        ['决定', consent ? '同意延长条例第21条的答复时限' : '不同意延长'],
        ['意见', opinion.trim()],
        ['后果', consent ? '告知申请部门；本市 5 个工作日的时限（五(三)2）不延长' : '时限不变'],
      ]}
      onConfirm={async (act) => {
        const given = { caseId: subject.id, expectedVersion: subject.version, consent, opinion };
        const done = await act('case.decide-extension', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <DecideExtensionFields value={value} onChange={draft.set} over={over} />
      <ClauseLine clause="条例第21条" />
    </TwoStepDialog>
  );
}
