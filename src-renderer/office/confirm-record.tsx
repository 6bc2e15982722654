import { Modal } from 'antd';
import { type Fact, Facts } from '../ui/pieces.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import type { Problem } from './use-act.ts';

type ConfirmRecordProps = {
  readonly title: string;
  readonly confirmText: string;
  readonly danger?: boolean;
  /** True while something that is recorded has not been written yet. */
  readonly incomplete?: boolean;
  /** Exactly what will be recorded. */
  readonly facts: readonly Fact[];
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Shows what will be recorded before a legal act is done. */
export function ConfirmRecord(props: ConfirmRecordProps) {
  return (
    <Modal
      open
      title={props.title}
      okText={props.confirmText}
      cancelText="返回修改"
      okButtonProps={{
        danger: props.danger ?? false,
        disabled: props.incomplete ?? false,
        loading: props.busy,
      }}
      onOk={props.onConfirm}
      onCancel={props.onCancel}
      width={620}
    >
      <div className="stack">
        <p className="soft">确认后将记录以下内容，并送平台确认：</p>
        <Facts facts={props.facts} />
        {props.problem !== null && <RefusalNotice problem={props.problem} />}
      </div>
    </Modal>
  );
}
