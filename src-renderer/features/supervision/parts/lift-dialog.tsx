import { Input } from 'antd';
import { groundLabel } from '#shared/domain/grant/ground.ts';
import type { Grant, GrantHold } from '#shared/domain/sharing/grant.ts';
import { useDraft } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { useAct } from '../../../office/use-act.ts';

type LiftDialogProps = { readonly grant: Grant; readonly hold: GrantHold; readonly onClose: () => void };

const titles = { suspension: '恢复使用权', cut: '恢复共享通道' } as const;
const acts = { suspension: 'grant.resume', cut: 'grant.restore' } as const;

/** Lifts what this department ordered, with the reason why it no longer stands. */
export function LiftDialog({ grant, hold, onClose }: LiftDialogProps) {
  const reason = useDraft(draftKey.lift(hold.id), '');
  const { act, busy, problem } = useAct();
  const title = titles[hold.kind];
  const lift = async () => {
    const args = { grantId: grant.id, holdId: hold.id, reason: reason.value };
    if (!(await act(acts[hold.kind], args))) return;
    reason.clear();
    onClose();
  };
  const words = (
    <Input.TextArea
      aria-label="恢复的理由"
      rows={3}
      maxLength={1000}
      value={reason.value}
      onChange={(event) => reason.set(event.target.value)}
    />
  );
  return (
    <ConfirmRecord
      title={title}
      confirmText={`确认${title}`}
      facts={[
        ['授权', grant.entryName],
        ['当时的情形', `${groundLabel[hold.ground]}：${hold.reason}`],
        ['恢复的理由', words],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void lift()}
      onCancel={onClose}
    />
  );
}
