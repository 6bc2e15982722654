import { Input } from 'antd';
import { Field } from '../ui/field.tsx';

export const pinPattern = /^\d{6,12}$/u;

/** What is wrong with a PIN that is being chosen, once there is something to say. */
export const pinFault = (pin: string, again: string): string | undefined => {
  if (pin !== '' && !pinPattern.test(pin)) return 'PIN 须为 6 至 12 位数字。';
  return again !== '' && again !== pin ? '两次输入的 PIN 不一致。' : undefined;
};

type PinFieldProps = {
  readonly label: string;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  /** True for a PIN being chosen. */
  readonly fresh?: boolean;
};

export function PinField({ label, help, error, value, onChange, fresh = false }: PinFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(bind) => (
        <Input.Password
          {...bind}
          value={value}
          inputMode="numeric"
          autoComplete={fresh ? 'new-password' : 'off'}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
