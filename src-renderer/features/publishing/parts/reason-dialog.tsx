import { Input, Modal } from 'antd';
import { useState } from 'react';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import type { Problem } from '../../../office/use-act.ts';
import { Field } from '../../../ui/field.tsx';

type ReasonDialogProps = {
  readonly title: string;
  readonly label: string;
  readonly help: string;
  readonly confirmText: string;
  /** Resolves true once the act is kept. */
  readonly perform: (reason: string) => Promise<boolean>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onClose: () => void;
};

/** An act that must give its reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const confirm = async () => {
    if (await props.perform(reason)) props.onClose();
  };
  return (
    <Modal
      open
      title={props.title}
      okText={props.confirmText}
      cancelText="取消"
      okButtonProps={{ danger: true, loading: props.busy, disabled: reason.trim() === '' }}
      onOk={() => void confirm()}
      onCancel={props.onClose}
      width={560}
    >
      <Field label={props.label} help={props.help}>
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={4}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {props.problem !== null && <RefusalNotice problem={props.problem} />}
    </Modal>
  );
}
