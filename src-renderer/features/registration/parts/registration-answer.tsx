import { Button } from 'antd';
import { useState } from 'react';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { isRegistrationDesk } from '#shared/domain/registration/desk.ts';
import { documentKindLabel } from '#shared/domain/registration/labels.ts';
import { missingDocuments, type Registration } from '#shared/domain/registration/registration.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useDraft, useRow } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useAct } from '../../../office/use-act.ts';
import { peopleOf } from '../people.ts';

type AnswerProps = {
  readonly subject: Registration;
  readonly filer: Department;
  readonly before: Registration | null;
};

/** 回执 or 退回, where this officer's department is the one to answer. */
export function RegistrationAnswer({ subject, filer, before }: AnswerProps) {
  const { departmentId, roles, id } = useOfficer();
  const desk = useRow('department', departmentId);
  const region = useRow('region', desk?.regionId ?? null);
  const [dialog, setDialog] = useState<'acknowledge' | 'return' | null>(null);
  const competent = desk != null && isRegistrationDesk(desk, region ?? undefined, filer);
  if (!competent || !roles.includes('management-admin')) return null;
  if (subject.history.some(({ officerId }) => officerId === id)) {
    return <div className="pane__foot small soft">本人报备的，由本部门另一位管理员出具回执。</div>;
  }
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setDialog('acknowledge')}>
        出具回执
      </Button>
      <Button danger onClick={() => setDialog('return')}>
        退回
      </Button>
      {dialog === 'acknowledge' && (
        <Acknowledge subject={subject} filer={filer} before={before} onClose={() => setDialog(null)} />
      )}
      {dialog === 'return' && (
        <ReturnDialog subject={subject} filer={filer} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

function Acknowledge({ subject, filer, before, onClose }: AnswerProps & { readonly onClose: () => void }) {
  const { act, busy, problem } = useAct();
  const missing = missingDocuments(subject).map((kind) => documentKindLabel[kind]);
  const confirm = async () => {
    const args = { registrationId: subject.id, expectedVersion: subject.version };
    if (await act('registration.acknowledge', args)) onClose();
  };
  return (
    <ConfirmRecord
      title="出具备案回执"
      confirmText="确认回执"
      facts={[
        ['部门', filer.name],
        ...peopleOf(subject.content),
        ['缺少的制度', missing.length === 0 ? '无' : missing.join('、')],
        ['结果', before === null ? '首次备案，此后协议等文书写这些人' : '替代原备案，此后协议等文书写这些人'],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  );
}

type ReturnProps = Pick<AnswerProps, 'subject' | 'filer'> & { readonly onClose: () => void };

function ReturnDialog({ subject, filer, onClose }: ReturnProps) {
  const draft = useDraft(draftKey.registrationReturn(subject.id), '');
  return (
    <TwoStepDialog
      title="退回部门备案"
      confirmText="确认退回"
      danger
      ready={draft.value.trim() !== ''}
      facts={[
        ['部门', filer.name],
        ['退回原因', draft.value.trim()],
        ['结果', '原有的备案不变，部门修改后重新报备'],
      ]}
      onConfirm={async (act) => {
        const args = { registrationId: subject.id, expectedVersion: subject.version, reason: draft.value };
        const done = await act('registration.return', args);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <TextField
        label="退回原因"
        help="缺什么、哪里不对，一次写全"
        rows={3}
        limit={1000}
        value={draft.value}
        onChange={draft.set}
      />
    </TwoStepDialog>
  );
}
