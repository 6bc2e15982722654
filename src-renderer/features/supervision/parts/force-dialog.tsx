import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { groundClause, groundLabel, type OrderGround, orderGround } from '#shared/domain/grant/ground.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useDraft } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { useAct } from '../../../office/use-act.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';

export type Force = 'suspend' | 'cut' | 'withdraw';

export const forceTitle: Readonly<Record<Force, string>> = {
  suspend: '暂停使用权',
  cut: '切断共享通道',
  withdraw: '收回使用权',
};

const effects: Readonly<Record<Force, string>> = {
  suspend: '平台收到后立即停止调用；由本部门恢复。使用权仍在，期限照常计算。',
  cut: '平台网关收到后立即拒绝一切调用；由本部门恢复。使用权仍在，期限照常计算。',
  withdraw: '使用权终止，不能恢复；使用部门须按程序销毁已取得的数据并报告。',
};

type ForceDialogProps = { readonly grant: Grant; readonly force: Force; readonly onClose: () => void };
type Draft = { readonly ground: OrderGround; readonly reason: string };
const unwritten: Draft = { ground: 'beyond-scope', reason: '' };

/** An act against the holder: ground with its clause, reason, then exactly what will be recorded. */
export function ForceDialog({ grant, force, onClose }: ForceDialogProps) {
  const draft = useDraft<Draft>(draftKey.force(grant.id), unwritten);
  const [confirming, setConfirming] = useState(false);
  // Made once for this dialog: pressing twice orders one hold, not two.
  const [holdId] = useState(() => crypto.randomUUID());
  const departmentName = useDepartmentName();
  const { act, busy, problem } = useAct();
  const { ground, reason } = draft.value;
  const order = async () => {
    const given = { grantId: grant.id, ground, reason };
    const done =
      force === 'withdraw'
        ? await act('grant.withdraw', given)
        : await act(`grant.${force}`, { ...given, holdId });
    if (!done) return;
    draft.clear();
    onClose();
  };
  if (!confirming) {
    return (
      <Modal
        open
        title={forceTitle[force]}
        okText="下一步"
        cancelText="取消"
        okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
        onOk={() => setConfirming(true)}
        onCancel={onClose}
        width={640}
      >
        <OrderFields value={draft.value} onChange={draft.set} />
      </Modal>
    );
  }
  return (
    <ConfirmRecord
      title={`确认${forceTitle[force]}`}
      confirmText={`确认${forceTitle[force]}`}
      danger
      facts={[
        ['授权', grant.entryName],
        ['使用部门', departmentName(grant.userDepartmentId)],
        ['情形', `${groundLabel[ground]}（${groundClause[ground]}）`],
        ['理由', reason.trim()],
        ['效力', effects[force]],
        ['告知', `${departmentName(grant.userDepartmentId)}、${departmentName(grant.providerId)}`],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void order()}
      onCancel={() => setConfirming(false)}
    />
  );
}

function OrderFields({
  value,
  onChange,
}: {
  readonly value: Draft;
  readonly onChange: (next: Draft) => void;
}) {
  return (
    <div className="stack">
      <Field label="情形">
        {(bind) => (
          <Select<OrderGround>
            {...bind}
            className="wide"
            value={value.ground}
            options={orderGround.options.map((each) => ({
              value: each,
              label: `${groundLabel[each]} · ${groundClause[each]}`,
            }))}
            onChange={(ground) => onChange({ ...value, ground })}
          />
        )}
      </Field>
      <Field label="理由" help="写明事实：何时、何人、怎样使用；双方都会看到">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={4}
            maxLength={1000}
            value={value.reason}
            onChange={(event) => onChange({ ...value, reason: event.target.value })}
          />
        )}
      </Field>
      <ClauseLine clause={groundClause[value.ground]} />
    </div>
  );
}
