import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Fact } from '../ui/pieces.tsx';
import { ConfirmRecord } from './confirm-record.tsx';
import { type Act, useAct } from './use-act.ts';

type TwoStepDialogProps = {
  readonly title: string;
  /** Of the button that records, such as 确认提出协商. */
  readonly confirmText: string;
  readonly danger?: boolean;
  /** True where the form is complete. */
  readonly ready: boolean;
  readonly facts: readonly Fact[];
  /** Does the act; true once it is saved, and the dialog then closes. */
  readonly onConfirm: (act: Act['act']) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A long form scrolls inside the dialog: its buttons stay in sight on the smallest screen an office has. */
const tall = { maxHeight: 'calc(100vh - 220px)', overflowY: 'auto', padding: '0 4px' } as const;

/** A form for a legal act, then what exactly will be recorded. */
export function TwoStepDialog(props: TwoStepDialogProps) {
  const { title, confirmText, danger = false, facts, onClose } = props;
  const [confirming, setConfirming] = useState(false);
  const { act, busy, problem } = useAct();
  const confirm = async () => {
    if (await props.onConfirm(act)) onClose();
  };
  if (confirming) {
    return (
      <ConfirmRecord
        title={title}
        confirmText={confirmText}
        danger={danger}
        facts={facts}
        busy={busy}
        problem={problem}
        onConfirm={() => void confirm()}
        onCancel={() => setConfirming(false)}
      />
    );
  }
  return (
    <Modal
      open
      title={title}
      okText="下一步"
      cancelText="取消"
      okButtonProps={{ danger, disabled: !props.ready }}
      onOk={() => setConfirming(true)}
      onCancel={onClose}
      width={640}
      style={{ top: 40 }}
      styles={{ body: tall }}
    >
      <div className="stack">{props.children}</div>
    </Modal>
  );
}
