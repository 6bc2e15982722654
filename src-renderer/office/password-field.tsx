import { Input } from 'antd';
import { Field } from '../ui/field.tsx';

type PasswordFieldProps = {
  readonly value: string;
  readonly onChange: (password: string) => void;
  /** True where it is the only thing to fill in. */
  readonly first?: boolean;
};

export function PasswordField({ value, onChange, first = false }: PasswordFieldProps) {
  return (
    <Field label="口令">
      {(bind) => (
        <Input.Password
          {...bind}
          autoFocus={first}
          autoComplete="current-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
