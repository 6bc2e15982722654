import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { Field } from '../../../ui/field.tsx';

/** 提供数据 (条例第22条): ends by itself with the first use; or the provider says that it is done. */
export function DeliverPanel({ subject }: { readonly subject: SharingCase }) {
  const draft = useDraft(draftKey.delivered(subject.id), '');
  const [open, setOpen] = useState(false);
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setOpen(true)}>
        登记已提供数据
      </Button>
      <span className="small soft">同意后 20 个工作日内提供；首次调用成功即为已提供 · 条例第22条</span>
      {open && (
        <TwoStepDialog
          title="登记已提供数据"
          confirmText="确认登记"
          ready={draft.value.trim() !== ''}
          facts={[
            ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
            ['提供情况', draft.value.trim()],
            ['后果', '提供数据的时限停止'],
          ]}
          onConfirm={async (act) => {
            const given = { caseId: subject.id, expectedVersion: subject.version, note: draft.value };
            const done = await act('case.mark-delivered', given);
            if (done) draft.clear();
            return done;
          }}
          onClose={() => setOpen(false)}
        >
          <Field label="提供情况" help="怎样提供的，如：接口已开通并联调通过">
            {(bind) => (
              <Input.TextArea
                {...bind}
                rows={3}
                maxLength={1000}
                value={draft.value}
                onChange={(event) => draft.set(event.target.value)}
              />
            )}
          </Field>
        </TwoStepDialog>
      )}
    </div>
  );
}
