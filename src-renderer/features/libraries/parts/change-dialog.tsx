import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import type { SharedLibrary } from '#shared/domain/shared-library/shared-library.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { type Parties, PartyFields } from './party-fields.tsx';

type ChangeDialogProps = {
  readonly record: SharedLibrary;
  readonly mayMoveLead: boolean;
  readonly onClose: () => void;
};

const added = (before: readonly string[], after: readonly string[]): readonly string[] =>
  after.filter((id) => !before.includes(id));

/** 变更: who leads and who takes part from now on, and what it rests on. */
export function ChangeDialog({ record, mayMoveLead, onClose }: ChangeDialogProps) {
  const departmentName = useDepartmentName();
  const { leadId, memberIds } = record;
  const draft = useDraft<Parties>(draftKey.library(record.id), { leadId, memberIds, basis: '' });
  const { value } = draft;
  const names = (ids: readonly string[]) => ids.map(departmentName).join('、') || '没有';
  return (
    <TwoStepDialog
      title={`变更${libraryLabel(record.library)}的部门`}
      confirmText="确认变更"
      ready={value.leadId !== null && value.basis.trim() !== ''}
      facts={[
        ['库', libraryLabel(record.library)],
        ['牵头部门', departmentName(value.leadId ?? '')],
        ['新列入', names(added(memberIds, value.memberIds))],
        ['不再参与', names(added(value.memberIds, memberIds))],
        ['依据', value.basis.trim()],
        ['结果', '从平台收到起，只有名单内的部门可以编目；已发布的条目不变'],
      ]}
      onConfirm={async (act) => {
        if (value.leadId === null) return false;
        const parties = { leadId: value.leadId, memberIds: [...value.memberIds], basis: value.basis };
        const args = { libraryId: record.id, expectedVersion: record.version, ...parties };
        const done = await act('library.change', args);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <PartyFields value={value} mayMoveLead={mayMoveLead} onChange={draft.set} />
    </TwoStepDialog>
  );
}
