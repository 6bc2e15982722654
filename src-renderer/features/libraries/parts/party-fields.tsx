import { Select } from 'antd';
import { useTable } from '../../../data/live.ts';
import { TextField } from '../../../office/text-field.tsx';
import { Field } from '../../../ui/field.tsx';

export type Parties = {
  readonly leadId: string | null;
  readonly memberIds: readonly string[];
  readonly basis: string;
};

export const noParties: Parties = { leadId: null, memberIds: [], basis: '' };

type PartyFieldsProps = {
  readonly value: Parties;
  /** False where the lead itself changes who takes part. */
  readonly mayMoveLead: boolean;
  readonly onChange: (next: Parties) => void;
};

/** 牵头部门, 参与部门 and what they rest on. */
export function PartyFields({ value, mayMoveLead, onChange }: PartyFieldsProps) {
  const options = (useTable('department') ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Field label="牵头部门" help={mayMoveLead ? '编制和维护这个库的目录' : '由市政务信息管理局变更'}>
        {(bind) => (
          <Select
            {...bind}
            className="wide"
            showSearch
            optionFilterProp="label"
            placeholder="输入名称查找"
            disabled={!mayMoveLead}
            value={value.leadId}
            options={options}
            onChange={(leadId: string) =>
              onChange({ ...value, leadId, memberIds: value.memberIds.filter((id) => id !== leadId) })
            }
          />
        )}
      </Field>
      <Field label="参与部门" help="可以在这个库里编目的其他部门，可选多个；没有的留空">
        {(bind) => (
          <Select
            {...bind}
            className="wide"
            mode="multiple"
            showSearch
            optionFilterProp="label"
            placeholder="输入名称查找"
            value={[...value.memberIds]}
            options={options.filter((option) => option.value !== value.leadId)}
            onChange={(memberIds: string[]) => onChange({ ...value, memberIds })}
          />
        )}
      </Field>
      <TextField
        label="依据"
        help="建设方案、会议纪要或协调意见的名称、文号"
        rows={2}
        limit={400}
        value={value.basis}
        onChange={(basis) => onChange({ ...value, basis })}
      />
    </>
  );
}
