import { Checkbox, Select } from 'antd';
import type { Holding } from '#shared/domain/account/account.ts';
import { roleLabel } from '#shared/domain/organisation/labels.ts';
import { type Role, role } from '#shared/domain/organisation/organisation.ts';
import { TextField } from '../../office/text-field.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { useManagedDepartments } from './managed-departments.ts';

/** As it is written: a department may not have been chosen yet. */
export type HoldingDraft = {
  readonly name: string;
  readonly departmentId: string;
  readonly roles: readonly Role[];
};

export const isWhole = ({ name, departmentId, roles }: HoldingDraft): boolean =>
  name.trim() !== '' && departmentId !== '' && roles.length > 0;

export const asHolding = ({ name, departmentId, roles }: HoldingDraft): Holding => ({
  name: name.trim(),
  departmentId,
  roles: [...roles],
});

type HoldingFieldsProps = {
  readonly value: HoldingDraft;
  readonly onChange: (next: HoldingDraft) => void;
};

const choices = role.options.map((held) => ({ value: held, label: roleLabel[held] }));

/** 姓名、部门、职责. */
export function HoldingFields({ value, onChange }: HoldingFieldsProps) {
  const departments = useManagedDepartments();
  return (
    <>
      <TextField
        label="姓名"
        limit={40}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      <Field label="部门">
        {(bind) => (
          <Select<string>
            {...bind}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={value.departmentId === '' ? null : value.departmentId}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(departmentId) => onChange({ ...value, departmentId })}
          />
        )}
      </Field>
      <FieldGroup legend="职责">
        <Checkbox.Group<Role>
          className="choices"
          options={choices}
          value={[...value.roles]}
          onChange={(roles) => onChange({ ...value, roles })}
        />
        <p className="field__help small">
          系统管理员、安全管理员、审计管理员不能兼任；符合性审查和管理职责只给管理部门的人。
        </p>
      </FieldGroup>
    </>
  );
}
