import { Checkbox, Input } from 'antd';
import { Field } from '../ui/field.tsx';

type Connection = { readonly tls: boolean; readonly authority: string };

type DatabaseFieldsProps<V extends Connection> = {
  /** Key, label and help of each text, in order; the key `password` is typed unseen and filled in by nobody. */
  readonly texts: readonly (readonly [key: keyof V & string, label: string, help: string])[];
  readonly authorityHelp: string;
  readonly values: V;
  readonly onChange: (next: V) => void;
};

/** Where a database is, who asks it, and whether the line is sealed. */
export function DatabaseFields<V extends Connection>(props: DatabaseFieldsProps<V>) {
  const { texts, authorityHelp, values, onChange } = props;
  return (
    <>
      <div className="field-pairs">
        {texts.map(([key, label, help]) => (
          <Field key={key} label={label} help={help}>
            {(bind) => (
              <Input
                {...bind}
                type={key === 'password' ? 'password' : 'text'}
                autoComplete={key === 'password' ? 'new-password' : 'off'}
                maxLength={253}
                value={String(values[key])}
                onChange={(event) => onChange({ ...values, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Checkbox checked={values.tls} onChange={(event) => onChange({ ...values, tls: event.target.checked })}>
        加密连接并核对服务器证书
      </Checkbox>
      {values.tls && (
        <Field label="签发机构证书" help={authorityHelp}>
          {(bind) => (
            <Input.TextArea
              {...bind}
              rows={2}
              maxLength={20_000}
              value={values.authority}
              onChange={(event) => onChange({ ...values, authority: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
