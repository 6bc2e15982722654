/** The steps after a 通报: the department's reply, its verification, 移送. */
import { Radio } from 'antd';
import { type Circular, circularActLabel } from '#shared/domain/circular/circular.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { FieldGroup } from '../../../ui/field.tsx';

type DialogProps = { readonly subject: Circular; readonly onClose: () => void };

const onOf = ({ id, version }: Circular) => ({ circularId: id, expectedVersion: version });
const nameOf = ({ number, subject }: Circular) => `${number ?? '编号待平台确认'} ${subject}`;

export function ReplyDialog({ subject, onClose }: DialogProps) {
  const draft = useDraft(draftKey.circularReply(subject.id), '');
  return (
    <TwoStepDialog
      title="回复整改"
      confirmText="确认回复"
      ready={draft.value.trim() !== ''}
      facts={[
        ['通报', nameOf(subject)],
        ['整改情况', draft.value.trim()],
        ['结果', `由${subject.managementName}核实`],
      ]}
      onConfirm={async (act) => {
        const done = await act('circular.reply', { ...onOf(subject), text: draft.value });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <p className="text">改正要求：{subject.demand}</p>
      <TextField
        label="整改情况"
        help="做了什么、何时完成、怎样防止再发生；有异议的写明理由"
        rows={5}
        limit={2000}
        value={draft.value}
        onChange={draft.set}
      />
    </TwoStepDialog>
  );
}

export function VerifyDialog({ subject, onClose }: DialogProps) {
  const draft = useDraft(draftKey.circularVerdict(subject.id), { rectified: true, note: '' });
  const { rectified, note } = draft.value;
  const reply = subject.history.findLast(({ act }) => act === 'reply');
  return (
    <TwoStepDialog
      title="核实整改"
      confirmText="确认核实"
      ready={note.trim() !== ''}
      facts={[
        ['通报', nameOf(subject)],
        ['核实结果', circularActLabel[rectified ? 'accept' : 'reject']],
        ['核实意见', note.trim()],
        ['结果', rectified ? '通报办结' : `退回部门继续整改，限期仍为${longDateLabel(subject.rectifyBy)}`],
      ]}
      onConfirm={async (act) => {
        const done = await act('circular.verify', { ...onOf(subject), ...draft.value });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <p className="text">部门回复：{reply?.note ?? ''}</p>
      <FieldGroup legend="核实结果">
        <Radio.Group
          aria-label="核实结果"
          value={rectified}
          options={[
            { value: true, label: '已改正' },
            { value: false, label: '未改正到位' },
          ]}
          onChange={(event) => draft.set({ ...draft.value, rectified: event.target.value as boolean })}
        />
      </FieldGroup>
      <TextField
        label="核实意见"
        help="怎样核实的；未改正到位的写明还缺什么"
        rows={3}
        limit={1000}
        value={note}
        onChange={(next) => draft.set({ ...draft.value, note: next })}
      />
    </TwoStepDialog>
  );
}

export function ReferDialog({ subject, onClose }: DialogProps) {
  const draft = useDraft(draftKey.referral(subject.id), { to: '', consequence: '' });
  const { to, consequence } = draft.value;
  return (
    <TwoStepDialog
      title="移送有关部门"
      confirmText="确认移送"
      danger
      ready={to.trim() !== '' && consequence.trim() !== ''}
      facts={[
        ['通报', nameOf(subject)],
        ['移送给', to.trim()],
        ['严重不良后果', consequence.trim()],
        ['结果', '留移送记录，被通报部门看得到；怎样处理由收到的机关决定'],
      ]}
      onConfirm={async (act) => {
        const done = await act('circular.refer', { ...onOf(subject), ...draft.value });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <TextField
        label="移送给"
        limit={80}
        value={to}
        onChange={(next) => draft.set({ ...draft.value, to: next })}
      />
      <TextField
        label="严重不良后果"
        help="写明造成的后果和依据；不写个人信息"
        rows={4}
        limit={1000}
        value={consequence}
        onChange={(next) => draft.set({ ...draft.value, consequence: next })}
      />
    </TwoStepDialog>
  );
}
