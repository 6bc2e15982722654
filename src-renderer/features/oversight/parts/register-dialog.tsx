import { Select } from 'antd';
import { useState } from 'react';
import {
  type ViolationItem,
  violationClause,
  violationItem,
  violationLabel,
} from '#shared/domain/violation/item.ts';
import { usePacks } from '../../../app/office-rules.tsx';
import { hrefOf } from '../../../app/routes.ts';
import { showAt } from '../../../app/use-route.ts';
import { useDraft, useTable } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';
import { nationalLists, registerHelp } from '../register-help.ts';
import { useDesk } from '../use-desk.ts';

type Draft = {
  readonly item: ViolationItem;
  readonly departmentId: string | null;
  readonly facts: string;
  readonly reason: string;
};

const nothing: Draft = { item: 'V4', departmentId: null, facts: '', reason: '' };

/** 人工登记: what needs a person's judgement, or came to light outside the platform. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const departmentName = useDepartmentName();
  const [violationId] = useState(() => crypto.randomUUID());
  const draft = useDraft<Draft>(draftKey.violation, nothing);
  const { item, departmentId, facts, reason } = draft.value;
  const help = registerHelp(item);
  return (
    <TwoStepDialog
      title="人工登记违规情形"
      confirmText="确认登记"
      ready={departmentId !== null && facts.trim() !== '' && reason.trim() !== ''}
      facts={[
        ['部门', departmentId === null ? '' : departmentName(departmentId)],
        ['情形', `${violationLabel[item]}（${violationClause[item]}）`],
        ['事实', facts.trim()],
        ['来源和核实', reason.trim()],
        ['结果', '记为已认定；是否通报另行决定'],
      ]}
      onConfirm={async (act) => {
        if (departmentId === null) return false;
        const done = await act('violation.register', { violationId, item, departmentId, facts, reason });
        if (!done) return false;
        draft.clear();
        showAt(hrefOf('suspicion', { suspicionId: violationId }));
        return true;
      }}
      onClose={onClose}
    >
      <SubjectFields value={draft.value} onChange={draft.set} />
      <TextField
        label="事实"
        help={help.facts}
        rows={4}
        limit={2000}
        value={facts}
        onChange={(next) => draft.set({ ...draft.value, facts: next })}
      />
      <TextField
        label="来源和核实"
        help={help.records}
        rows={3}
        limit={1000}
        value={reason}
        onChange={(next) => draft.set({ ...draft.value, reason: next })}
      />
    </TwoStepDialog>
  );
}

type FieldsProps = { readonly value: Draft; readonly onChange: (next: Draft) => void };

function SubjectFields({ value, onChange }: FieldsProps) {
  const isDesk = useDesk();
  const departments = (useTable('department') ?? []).filter(({ id }) => isDesk(id));
  const decreed = usePacks().some(({ id }) => id === 'national-2025');
  const managed = departments.find(({ id }) => id === value.departmentId)?.management === true;
  const items = violationItem.options.filter((item) => item !== 'M1' || (decreed && managed));
  return (
    <>
      <Field label="部门" help="本部门认定的范围：本级各部门；市级另含县级管理部门">
        {(bind) => (
          <Select<string>
            {...bind}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={value.departmentId}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(departmentId) => onChange({ ...value, departmentId })}
          />
        )}
      </Field>
      <Field label="情形">
        {(bind) => (
          <Select<ViolationItem>
            {...bind}
            className="wide"
            value={value.item}
            options={items.map((item) => ({
              value: item,
              label: `${violationLabel[item]}（${violationClause[item]}）`,
            }))}
            onChange={(item) => onChange({ ...value, item })}
          />
        )}
      </Field>
      {decreed && (
        <details className="small soft">
          <summary>条例列出的情形</summary>
          <ul>
            {nationalLists.map((list) => (
              <li key={list}>{list}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
