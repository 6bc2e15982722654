import { Input } from 'antd';
import { Field } from '../ui/field.tsx';
import { useFirstFocus } from '../ui/use-first-focus.ts';

type PasswordFieldProps = {
  /** 口令 where there is only one. */
  readonly label?: string;
  /** True for one that is being set, which a password manager may propose. */
  readonly fresh?: boolean;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (password: string) => void;
  /** True where it is the only thing to fill in. */
  readonly first?: boolean;
};

export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, first = false, label = '口令', fresh = false, help, error } = props;
  const field = useFirstFocus(first);
  return (
    <Field label={label} help={help} error={error}>
      {(bind) => (
        <Input.Password
          {...bind}
          ref={field}
          autoComplete={fresh ? 'new-password' : 'current-password'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
