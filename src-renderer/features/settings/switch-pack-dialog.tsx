import { Input } from 'antd';
import type { PolicyPack } from '#shared/domain/policy/pack.ts';
import { packId } from '#shared/domain/policy/packs.ts';
import { policySettingId } from '#shared/domain/policy/policy-setting.ts';
import { useDraft, useRow } from '../../data/live.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { useAct } from '../../office/use-act.ts';

type SwitchPackDialogProps = {
  readonly pack: PolicyPack;
  readonly on: boolean;
  readonly onClose: () => void;
};

/** Switches a pack, with the reason that is recorded. */
export function SwitchPackDialog({ pack, on, onClose }: SwitchPackDialogProps) {
  const setting = useRow('policySetting', policySettingId);
  const reason = useDraft(draftKey.switchPack(pack.id), '');
  const { act, busy, problem } = useAct();
  const decide = async () => {
    const expectedVersion = setting?.version ?? 0;
    const args = { pack: packId.parse(pack.id), on, expectedVersion, reason: reason.value };
    if (!(await act('policy.switch-pack', args))) return;
    reason.clear();
    onClose();
  };
  const words = (
    <Input.TextArea
      aria-label="理由"
      rows={3}
      maxLength={500}
      value={reason.value}
      onChange={(event) => reason.set(event.target.value)}
    />
  );
  const effect = on
    ? '此后受理的事项同时按这个政策包计时，以最早到期的为准。'
    : '此后受理的事项不再按这个政策包计时，已受理的不变。';
  return (
    <ConfirmRecord
      title={on ? '启用政策包' : '停用政策包'}
      confirmText={on ? '确认启用' : '确认停用'}
      danger={!on}
      facts={[
        ['政策包', `${pack.name}（${pack.source}）`],
        ['结果', effect],
        ['理由', words],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void decide()}
      onCancel={onClose}
    />
  );
}
