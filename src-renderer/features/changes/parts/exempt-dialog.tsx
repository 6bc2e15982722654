import { Input } from 'antd';
import type { ChangeTrigger, TouchedEntry } from '#shared/domain/change-trigger/change-trigger.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { Field } from '../../../ui/field.tsx';

type ExemptDialogProps = {
  readonly subject: ChangeTrigger;
  readonly entry: TouchedEntry;
  readonly onClose: () => void;
};

/** 不需更新, with its reason. */
export function ExemptDialog({ subject, entry, onClose }: ExemptDialogProps) {
  const { value, set, clear } = useDraft(draftKey.exemption(subject.id, entry.entryId), '');
  const reason = value.trim();
  return (
    <TwoStepDialog
      title="登记不需更新"
      confirmText="确认登记"
      ready={reason !== ''}
      facts={[
        ['变化事项', subject.title],
        ['目录条目', `${entry.entryName}（${entry.entryCode}）`],
        ['不需更新的理由', reason],
      ]}
      onConfirm={async (act) => {
        const done = await act('change.exempt', {
          triggerId: subject.id,
          expectedVersion: subject.version,
          entryId: entry.entryId,
          reason,
        });
        if (done) clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="不需更新的理由" help="写明变化为什么不影响这个条目；已经更新过的，写明何时更新">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={4}
            maxLength={1000}
            value={value}
            onChange={(event) => set(event.target.value)}
          />
        )}
      </Field>
    </TwoStepDialog>
  );
}
