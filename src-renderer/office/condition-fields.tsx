import { Checkbox, Input, InputNumber } from 'antd';
import {
  type AnswerConditions,
  answerConditions,
  type SharingCase,
} from '#shared/domain/sharing/sharing-case.ts';
import { Field, FieldGroup } from '../ui/field.tsx';

const isDate = (text: string): boolean => answerConditions.shape.validUntil.safeParse(text).success;

type ConditionFieldsProps = {
  readonly subject: SharingCase;
  readonly value: AnswerConditions;
  readonly onChange: (next: AnswerConditions) => void;
};

/** Items, last day, daily limit and wording of a consent. */
export function ConditionFields({ subject, value, onChange }: ConditionFieldsProps) {
  return (
    <div className="stack">
      <FieldGroup legend="同意的信息项">
        <Checkbox.Group
          className="line line--wrap"
          value={[...value.itemIds]}
          onChange={(itemIds) => onChange({ ...value, itemIds })}
          options={subject.items.map((item) => ({ value: item.id, label: item.name }))}
        />
      </FieldGroup>
      <Limits value={value} onChange={onChange} />
      <Field label="对使用的要求" help="可不填；写入协议和授权">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={3}
            maxLength={1000}
            value={value.note}
            onChange={(event) => onChange({ ...value, note: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Limits({ value, onChange }: Omit<ConditionFieldsProps, 'subject'>) {
  return (
    <div className="line line--top">
      {/* Typed, not picked: the browser's own date field follows the language of the system, not ours. */}
      <Field
        label="使用至"
        help="年-月-日，今天之后，不超过三年"
        error={isDate(value.validUntil) ? undefined : '请按 年-月-日 填写，如 2027-06-30。'}
      >
        {(bind) => (
          <Input
            {...bind}
            maxLength={10}
            placeholder="2027-06-30"
            value={value.validUntil}
            onChange={(event) => onChange({ ...value, validUntil: event.target.value })}
          />
        )}
      </Field>
      <Field label="每日调用上限（次）">
        {(bind) => (
          <InputNumber
            {...bind}
            min={1}
            max={100_000}
            precision={0}
            value={value.callsPerDay}
            onChange={(calls) => onChange({ ...value, callsPerDay: calls ?? 1 })}
          />
        )}
      </Field>
    </div>
  );
}
