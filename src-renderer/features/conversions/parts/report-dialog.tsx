import { InputNumber } from 'antd';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { ConversionPlan, ConversionStatus } from '#shared/domain/conversion/conversion-plan.ts';
import { currentPlan } from '#shared/domain/conversion/conversion-plan.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { conversionLabel } from '../../../office/draft-labels.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { Field } from '../../../ui/field.tsx';

export type ConversionDraft = { readonly percent: number; readonly note: string };

/** All of it is done, none of it is not begun; what lies between is under way. */
const statusOf = (percent: number): ConversionStatus => {
  if (percent === 100) return 'done';
  return percent === 0 ? 'planned' : 'under-way';
};

type ReportDialogProps = { readonly subject: ConversionPlan; readonly onClose: () => void };

/** 报告进度, for the management to see. */
export function ReportDialog({ subject, onClose }: ReportDialogProps) {
  const draft = useDraft<ConversionDraft>(draftKey.conversion(subject.id), {
    percent: subject.percent,
    note: '',
  });
  const { percent, note } = draft.value;
  const status = statusOf(percent);
  return (
    <TwoStepDialog
      title={`报告进度：${subject.entryName}`}
      confirmText="确认报告"
      ready={note.trim() !== ''}
      facts={[
        ['资源', subject.entryName],
        ['期限', longDateLabel(currentPlan(subject).targetDate)],
        ['进度', `${conversionLabel[status]}，${percent}%`],
        ['说明', note.trim()],
        ...(status === 'done'
          ? ([['下一步', '请修改编目：资源格式、交换方式改为电子形式，取消电子化改造']] as const)
          : []),
      ]}
      onConfirm={async (act) => {
        const done = await act('conversion.report', {
          entryId: subject.id,
          expectedVersion: subject.version,
          status,
          percent,
          note,
        });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="已完成（%）" help="0 为未开始，100 为已完成">
        {(bind) => (
          <InputNumber
            {...bind}
            min={0}
            max={100}
            precision={0}
            value={percent}
            onChange={(value) => draft.set({ ...draft.value, percent: value ?? 0 })}
          />
        )}
      </Field>
      <TextField
        label="说明"
        help="完成了什么；超期的写明原因和下一步"
        rows={4}
        limit={1000}
        value={note}
        onChange={(text) => draft.set({ ...draft.value, note: text })}
      />
    </TwoStepDialog>
  );
}
