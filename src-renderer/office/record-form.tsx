import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Fact } from '../ui/pieces.tsx';
import { ClauseLine } from './clause-line.tsx';
import { ConfirmRecord } from './confirm-record.tsx';
import type { Act } from './use-act.ts';

type RecordFormProps<F extends object> = {
  /** What is still missing, by field; empty where the record is whole. */
  readonly faults: Partial<F>;
  /** Draws the fields; faults are shown once the officer has asked to record. */
  readonly children: (shown: Partial<F>) => ReactNode;
  readonly submitText: string;
  /** True where something is written that may not be recorded, which its field already says. */
  readonly barred?: boolean;
  readonly clause: string;
  readonly title: string;
  readonly confirmText: string;
  readonly facts: readonly Fact[];
  readonly acting: Act;
  readonly onConfirm: () => void;
};

/** A record that is written in one form, checked, and shown as it will be recorded before it is. */
export function RecordForm<F extends object>(props: RecordFormProps<F>) {
  const { faults, acting } = props;
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const check = () => {
    setAsked(true);
    setConfirming(Object.keys(faults).length === 0);
  };
  return (
    <div className="block block--narrow stack">
      {props.children(asked ? faults : {})}
      <div className="line">
        <Button type="primary" disabled={props.barred ?? false} onClick={check}>
          {props.submitText}
        </Button>
        <span className="small soft">草稿随键入保存在本机</span>
      </div>
      <ClauseLine clause={props.clause} />
      {confirming && (
        <ConfirmRecord
          title={props.title}
          confirmText={props.confirmText}
          facts={props.facts}
          busy={acting.busy}
          problem={acting.problem}
          onConfirm={props.onConfirm}
          onCancel={() => setConfirming(false)}
        />
      )}
    </div>
  );
}
