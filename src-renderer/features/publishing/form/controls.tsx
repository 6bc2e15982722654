import { Checkbox, Input, Select } from 'antd';
import { Field, FieldGroup } from '../../../ui/field.tsx';

type Written = {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly maximum: number;
  readonly onChange: (value: string) => void;
};

export function LineField({ label, help, value, maximum, onChange }: Written) {
  return (
    <Field label={label} help={help}>
      {(bind) => (
        <Input
          {...bind}
          maxLength={maximum}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function AreaField({ label, help, value, maximum, onChange }: Written) {
  return (
    <Field label={label} help={help}>
      {(bind) => (
        <Input.TextArea
          {...bind}
          rows={3}
          maxLength={maximum}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type Labels<K extends string> = Readonly<Record<K, string>>;

const optionsOf = <K extends string>(labels: Labels<K>) =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));

type ChoiceProps<K extends string> = {
  readonly label: string;
  readonly help?: string;
  readonly labels: Labels<K>;
  /** Null while nothing is chosen. */
  readonly value: K | null;
  readonly onChange: (value: K) => void;
};

export function ChoiceField<K extends string>({ label, help, labels, value, onChange }: ChoiceProps<K>) {
  return (
    <Field label={label} help={help}>
      {(bind) => (
        <Select<K>
          {...bind}
          className="wide"
          placeholder="请选择"
          value={value}
          options={optionsOf(labels)}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

type ChoicesProps<K extends string> = {
  readonly legend: string;
  readonly labels: Labels<K>;
  readonly value: readonly K[];
  readonly onChange: (value: K[]) => void;
};

export function ChoicesField<K extends string>({ legend, labels, value, onChange }: ChoicesProps<K>) {
  return (
    <FieldGroup legend={legend}>
      <Checkbox.Group<K>
        className="line line--wrap"
        value={[...value]}
        options={optionsOf(labels)}
        onChange={onChange}
      />
    </FieldGroup>
  );
}
