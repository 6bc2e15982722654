import type { CountyPack } from '#shared/domain/county-pack/county-pack.ts';
import { policySettingId } from '#shared/domain/policy/policy-setting.ts';
import { useDraft, useRow } from '../../data/live.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { TextField } from '../../office/text-field.tsx';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';

type StopCountyDialogProps = { readonly pack: CountyPack; readonly onClose: () => void };

/** Stops the county's own rules from today on, with the reason. */
export function StopCountyDialog({ pack, onClose }: StopCountyDialogProps) {
  const setting = useRow('policySetting', policySettingId);
  const reason = useDraft(draftKey.countyStop, '');
  return (
    <TwoStepDialog
      title="停用本区域办法"
      confirmText="确认停用"
      danger
      ready={reason.value.trim() !== ''}
      facts={[
        ['办法', `${pack.name}（${pack.source}）`],
        ['结果', '今天起受理的事项不再按它计时，已受理的不变。'],
        ['停用理由', reason.value.trim()],
      ]}
      onConfirm={async (act) => {
        const args = { expectedVersion: setting?.version ?? 0, reason: reason.value };
        const saved = await act('county.stop-pack', args);
        if (saved) reason.clear();
        return saved;
      }}
      onClose={onClose}
    >
      <TextField label="停用理由" rows={3} limit={500} value={reason.value} onChange={reason.set} />
    </TwoStepDialog>
  );
}
