import { Input } from 'antd';
import type { LegacyChannel } from '#shared/domain/channel/channel.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';

type UrgeDialogProps = { readonly channel: LegacyChannel; readonly onClose: () => void };

/** 催办: a notice to the owner of an overdue channel, at most one a day. */
export function UrgeDialog({ channel, onClose }: UrgeDialogProps) {
  const draft = useDraft(draftKey.urge(channel.id), '');
  const departmentName = useDepartmentName();
  return (
    <TwoStepDialog
      title="催办老通道迁移"
      confirmText="确认催办"
      ready={draft.value.trim() !== ''}
      facts={[
        ['通道', channel.name],
        ['所属部门', departmentName(channel.ownerDepartmentId)],
        ['计划切换日期', longDateLabel(channel.cutOverOn)],
        ['要求', draft.value.trim()],
      ]}
      onConfirm={async (act) => {
        const done = await act('channel.urge', { channelId: channel.id, words: draft.value });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="要求" help="何时前完成、有困难的如何报告；所属部门在今日页看到">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={3}
            maxLength={400}
            value={draft.value}
            onChange={(event) => draft.set(event.target.value)}
          />
        )}
      </Field>
    </TwoStepDialog>
  );
}
