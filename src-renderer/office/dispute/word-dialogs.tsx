import { Input } from 'antd';
import type { Party } from '#shared/domain/agreement/agreement.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../data/live.ts';
import { Field } from '../../ui/field.tsx';
import { ClauseLine } from '../clause-line.tsx';
import { draftKey } from '../draft-keys.ts';
import { TwoStepDialog } from '../two-step-dialog.tsx';

type DialogProps = { readonly subject: SharingCase; readonly onClose: () => void };
type SidedProps = DialogProps & { readonly side: Party };

const matterOf = (subject: SharingCase) =>
  ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`] as const;

type WordsProps = {
  readonly label: string;
  readonly help?: string;
  readonly limit: number;
  readonly value: string;
  readonly onChange: (next: string) => void;
};

function Words({ label, help, limit, value, onChange }: WordsProps) {
  return (
    <Field label={label} help={help}>
      {(bind) => (
        <Input.TextArea
          {...bind}
          rows={4}
          maxLength={limit}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

const noNeed = { dutyBasis: '', need: '' };

/** 提出协商: the duty and why it cannot be done without the data. */
export function NeedDialog({ subject, onClose }: DialogProps) {
  const draft = useDraft(draftKey.need(subject.id), noNeed);
  const { dutyBasis, need } = draft.value;
  return (
    <TwoStepDialog
      title="提出协商"
      confirmText="确认提出协商"
      ready={dutyBasis.trim() !== '' && need.trim() !== ''}
      facts={[matterOf(subject), ['履职依据', dutyBasis.trim()], ['履职需要', need.trim()]]}
      onConfirm={async (act) => {
        const given = { caseId: subject.id, expectedVersion: subject.version, dutyBasis, need };
        const done = await act('negotiation.open', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="履职依据" help="写明规定本部门职责的文件名称和条款号">
        {(bind) => (
          <Input
            {...bind}
            maxLength={300}
            value={dutyBasis}
            onChange={(event) => draft.set({ ...draft.value, dutyBasis: event.target.value })}
          />
        )}
      </Field>
      <Words
        label="履职需要"
        help="说明没有这些数据为什么不能履行职责"
        limit={2000}
        value={need}
        onChange={(next) => draft.set({ ...draft.value, need: next })}
      />
      <ClauseLine clause="五(三)3" />
    </TwoStepDialog>
  );
}

/** 协商意见 of one side; only ever added. */
export function PositionDialog({ subject, side, onClose }: SidedProps) {
  const draft = useDraft(draftKey.position(subject.id), '');
  return (
    <TwoStepDialog
      title="发表协商意见"
      confirmText="确认发表"
      ready={draft.value.trim() !== ''}
      facts={[matterOf(subject), ['协商意见', draft.value.trim()]]}
      onConfirm={async (act) => {
        const given = { caseId: subject.id, party: side, text: draft.value };
        const done = await act('negotiation.state-position', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Words
        label="协商意见"
        help="记入协商记录，发表后不能修改"
        limit={2000}
        value={draft.value}
        onChange={draft.set}
      />
    </TwoStepDialog>
  );
}

/** 申请协调 after a negotiation that failed. */
export function RequestDialog({ subject, side, onClose }: SidedProps) {
  const draft = useDraft(draftKey.coordinationRequest(subject.id), '');
  return (
    <TwoStepDialog
      title="申请协调"
      confirmText="确认申请协调"
      ready={draft.value.trim() !== ''}
      facts={[
        matterOf(subject),
        ['请求', draft.value.trim()],
        ['后果', '由同级政务数据共享管理部门作出决定，决定对双方有约束力'],
      ]}
      onConfirm={async (act) => {
        const { id: caseId, version: expectedVersion } = subject;
        const given = { caseId, party: side, expectedVersion, statement: draft.value };
        const done = await act('coordination.request', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Words label="协调请求" limit={1000} value={draft.value} onChange={draft.set} />
      <ClauseLine clause="五(三)3" />
    </TwoStepDialog>
  );
}
