import { Input } from 'antd';
import type { Agreement, Party } from '#shared/domain/agreement/agreement.ts';
import { runsUnder809 } from '#shared/domain/policy/national-2025.ts';
import { isCoordinated, isPossible } from '#shared/domain/sharing/machine.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../data/live.ts';
import { Field } from '../../ui/field.tsx';
import { ClauseLine } from '../clause-line.tsx';
import { draftKey } from '../draft-keys.ts';
import { TwoStepDialog } from '../two-step-dialog.tsx';

/** Under 809, once, and not by a side that has signed what carries the decision out. */
export const mayContest = (
  subject: SharingCase,
  side: Party,
  agreement: Agreement | null | undefined,
): boolean =>
  runsUnder809(subject) &&
  isCoordinated(subject) &&
  isPossible(subject, 'contest') &&
  !subject.history.some(({ act }) => act === 'contest') &&
  !(agreement?.signatures.some(({ party }) => party === side) ?? false);

type ContestDialogProps = {
  readonly subject: SharingCase;
  readonly side: Party;
  readonly onClose: () => void;
};

/** 不服协调决定: goes by way of the management department to the government. */
export function ContestDialog({ subject, side, onClose }: ContestDialogProps) {
  const draft = useDraft(draftKey.contest(subject.id), '');
  const { value } = draft;
  return (
    <TwoStepDialog
      title="不服协调决定"
      confirmText="确认不服"
      ready={value.trim() !== ''}
      facts={[
        ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
        ['不服的理由', value.trim()],
        ['后果', '由作出决定的管理部门报本级人民政府决定，政府的决定对双方有约束力；只能提出一次'],
        ['在此期间', '已生效的授权照常使用，未签的协议暂不签署'],
      ]}
      onConfirm={async (act) => {
        const given = { caseId: subject.id, party: side, expectedVersion: subject.version, reason: value };
        const done = await act('coordination.contest', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="不服的理由" help="写明协调决定哪里与事实或法律不符">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={5}
            maxLength={2000}
            value={value}
            onChange={(event) => draft.set(event.target.value)}
          />
        )}
      </Field>
      <ClauseLine clause="条例第28条" />
    </TwoStepDialog>
  );
}
