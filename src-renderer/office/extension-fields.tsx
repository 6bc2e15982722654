import { Button, type ButtonProps, Input, InputNumber, Radio } from 'antd';
import type { Extension } from '#shared/domain/clock/extension.ts';
import { type RefusalCode, refusals } from '#shared/domain/refusals.ts';
import { Field, FieldGroup } from '../ui/field.tsx';

/** Why more time can no longer be given; null while it can. */
type Over = Extract<RefusalCode, 'extension.limit-over' | 'update-extension.limit-over'> | null;

type AskButtonProps = Pick<ButtonProps, 'children' | 'size' | 'onClick'> & { readonly over: Over };

/** Opens the form while the limit runs; afterwards says that it is over. */
export function AskExtensionButton({ over, ...button }: AskButtonProps) {
  if (over === null) return <Button {...button} />;
  const { message, clause } = refusals[over];
  return (
    <span className="small soft">
      {message.replace(/。$/u, '')} · {clause}
    </span>
  );
}

type Asked = Pick<Extension, 'workingDays' | 'reason'>;
type AskFieldsProps = {
  readonly value: Asked;
  readonly onChange: (next: Asked) => void;
  /** Working days that may be asked for. */
  readonly most: number;
};

/** 申请延长: how many working days, and why. */
export function AskExtensionFields({ value, onChange, most }: AskFieldsProps) {
  return (
    <>
      <Field label="延长的工作日" help={`不超过 ${most} 个`}>
        {(bind) => (
          <InputNumber
            {...bind}
            min={1}
            max={most}
            precision={0}
            value={value.workingDays}
            onChange={(days) => onChange({ ...value, workingDays: days ?? 1 })}
          />
        )}
      </Field>
      <Field label="延长的理由">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={3}
            maxLength={1000}
            value={value.reason}
            onChange={(event) => onChange({ ...value, reason: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

type Decided = { readonly consent: boolean; readonly opinion: string };
type DecideFieldsProps = {
  readonly value: Decided;
  readonly onChange: (next: Decided) => void;
  readonly over: Over;
};

/** What was written down, without a consent that would come too late. */
export const decidedInTime = (value: Decided, over: Over): Decided => ({
  ...value,
  consent: value.consent && over === null,
});

/** 决定延长: consent or not, with an opinion. */
export function DecideExtensionFields({ value, onChange, over }: DecideFieldsProps) {
  return (
    <>
      <FieldGroup legend="决定">
        <Radio.Group
          value={value.consent}
          options={[
            { value: true, label: '同意延长', disabled: over !== null },
            { value: false, label: '不同意' },
          ]}
          onChange={(event) => onChange({ ...value, consent: event.target.value as boolean })}
        />
        {over !== null && <p className="small soft">{refusals[over].message}</p>}
      </FieldGroup>
      <Field label="意见">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={3}
            maxLength={1000}
            value={value.opinion}
            onChange={(event) => onChange({ ...value, opinion: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** How an extension stands, in words. */
export const extensionStanding = ({ consent }: Pick<Extension, 'consent'>): string => {
  if (consent === null) return '待主管部门决定';
  return consent ? '主管部门已同意' : '主管部门不同意';
};
