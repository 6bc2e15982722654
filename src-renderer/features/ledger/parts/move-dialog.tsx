import { Input } from 'antd';
import {
  type FrontEnd,
  type FrontEndStatus,
  frontEndStatusLabel,
} from '#shared/domain/front-end/front-end.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';

type MoveDialogProps = {
  readonly frontEnd: FrontEnd;
  readonly to: FrontEndStatus;
  readonly onClose: () => void;
};

/** Moves a front end on: deployed, accepted, or out of service for a reason. */
export function MoveDialog({ frontEnd, to, onClose }: MoveDialogProps) {
  const departmentName = useDepartmentName();
  const draft = useDraft(draftKey.frontEndMove(frontEnd.id), '');
  const stops = to === 'out-of-service';
  const title = `前置系统变更为“${frontEndStatusLabel[to]}”`;
  return (
    <TwoStepDialog
      title={title}
      confirmText="确认变更"
      danger={stops}
      ready={!stops || draft.value.trim() !== ''}
      facts={[
        ['前置系统', frontEnd.name],
        ['部门', departmentName(frontEnd.departmentId)],
        ['状态', `${frontEndStatusLabel[frontEnd.status]} → ${frontEndStatusLabel[to]}`],
        ['说明', draft.value.trim()],
        ...(stops ? [['效力', '平台不再向它交付；已交付的数据由部门按程序处置'] as const] : []),
      ]}
      onConfirm={async (act) => {
        const { id: frontEndId, version: expectedVersion } = frontEnd;
        const done = await act('front-end.move', { frontEndId, expectedVersion, to, note: draft.value });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="说明" help={stops ? '写明停用原因' : '验收意见、参加人等，可以不写'}>
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
