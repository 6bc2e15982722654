import { Input, Select } from 'antd';
import { useState } from 'react';
import { type FrontEndPlan, frontEndPlan } from '#shared/domain/front-end/front-end.ts';
import { useDraft, useTable } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';

const blank: FrontEndPlan = { departmentId: '', name: '', contact: '', contactPhone: '', plannedOn: '' };

const texts = [
  ['name', '名称', '如：市民政局前置机', 80],
  ['contact', '联系人', '部门中配合部署的人', 40],
  ['contactPhone', '联系电话', '', 40],
  ['plannedOn', '计划部署日期', '年-月-日，如 2026-12-31', 10],
] as const;

/** A department's front end enters the record, still only planned. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const [frontEndId] = useState(() => crypto.randomUUID());
  const draft = useDraft<FrontEndPlan>(draftKey.frontEnd(), blank);
  const departmentName = useDepartmentName();
  const departments = useTable('department') ?? [];
  const plan = draft.value;
  return (
    <TwoStepDialog
      title="登记前置系统"
      confirmText="确认登记"
      ready={frontEndPlan.safeParse(plan).success}
      facts={[
        ['部门', departmentName(plan.departmentId)],
        ...texts.map(([key, label]) => [label, plan[key]] as const),
        ['状态', '计划部署'],
      ]}
      onConfirm={async (act) => {
        const done = await act('front-end.register', { frontEndId, plan });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="部门">
        {(bind) => (
          <Select<string>
            {...bind}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={plan.departmentId === '' ? null : plan.departmentId}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(departmentId) => draft.set({ ...plan, departmentId })}
          />
        )}
      </Field>
      {texts.map(([key, label, help, limit]) => (
        <Field key={key} label={label} help={help}>
          {(bind) => (
            <Input
              {...bind}
              maxLength={limit}
              value={plan[key]}
              onChange={(event) => draft.set({ ...plan, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </TwoStepDialog>
  );
}
