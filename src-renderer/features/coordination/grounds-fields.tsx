import { Input } from 'antd';
import type { Grounds } from '#shared/domain/coordination/decision.ts';
import { citesInternalRules } from '#shared/domain/sharing/internal-rules.ts';
import { Field } from '../../ui/field.tsx';

type GroundsFieldsProps = { readonly value: Grounds; readonly onChange: (next: Grounds) => void };

const texts = [
  ['facts', '查明的事实'],
  ['reasons', '理由'],
] as const;

const internalBasis = '部门内部办法不能作为依据（二(一)），请引用法律、法规或上级政策的具体条款。';

/** Facts, reasons and the provision of a decision. */
export function GroundsFields({ value, onChange }: GroundsFieldsProps) {
  return (
    <>
      {texts.map(([key, label]) => (
        <Field key={key} label={label}>
          {(bind) => (
            <Input.TextArea
              {...bind}
              rows={2}
              maxLength={2000}
              value={value[key]}
              onChange={(event) => onChange({ ...value, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field
        label="依据条款"
        help="写明文件名称和条款号"
        error={citesInternalRules(value.provision) ? internalBasis : undefined}
      >
        {(bind) => (
          <Input
            {...bind}
            maxLength={300}
            value={value.provision}
            onChange={(event) => onChange({ ...value, provision: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
