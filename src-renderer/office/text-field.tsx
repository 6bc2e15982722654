import { Input } from 'antd';
import { Field } from '../ui/field.tsx';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly limit: number;
  /** Lines shown; one makes a single-line field. */
  readonly rows?: number;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
};

/** A labelled text of one line or of several. */
export function TextField({ label, value, limit, rows = 1, help, error, onChange }: TextFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(bind) =>
        rows === 1 ? (
          <Input
            {...bind}
            maxLength={limit}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input.TextArea
            {...bind}
            rows={rows}
            maxLength={limit}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
