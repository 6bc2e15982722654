import { Select } from 'antd';
import { useState } from 'react';
import {
  type DemandContent,
  demandContent,
  type SystemLevel,
  systemLevel,
  systemLevelLabel,
} from '#shared/domain/upper-demand/upper-demand.ts';
import { useDraft, useTable } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';

const nothing: DemandContent = {
  level: 'provincial',
  sourceSystem: '',
  upperOwner: '',
  counterpartId: '',
  wanted: '',
  purpose: '',
};

/** 提出需求: data of a system above the city; one of the city's own is asked for in the catalogue (R073). */
export function RequestDemandDialog({ onClose }: { readonly onClose: () => void }) {
  const departmentName = useDepartmentName();
  const [demandId] = useState(() => crypto.randomUUID());
  const draft = useDraft<DemandContent>(draftKey.demand, nothing);
  const { value } = draft;
  const content = demandContent.safeParse(value).data;
  const ofCity = value.level === 'city';
  return (
    <TwoStepDialog
      title="提出上级数据需求"
      confirmText="确认提出"
      ready={content !== undefined && !ofCity}
      facts={[
        ['来源系统', `${value.sourceSystem.trim()}（${systemLevelLabel[value.level]}）`],
        ['上级主管部门', value.upperOwner.trim()],
        ['市级对口部门', value.counterpartId === '' ? '' : departmentName(value.counterpartId)],
        ['需要的数据', value.wanted.trim()],
        ['用途', value.purpose.trim()],
        ['结果', '送市级对口部门列入台账，再由市政务信息管理局向省共享平台申请'],
      ]}
      onConfirm={async (act) => {
        if (content === undefined) return false;
        const done = await act('demand.request', { demandId, content });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      {ofCity && <RefusalNotice problem={{ kind: 'refusal', code: 'demand.city-system', field: null }} />}
      <SystemFields value={value} onChange={draft.set} />
      <TextField
        label="需要的数据"
        rows={2}
        limit={1000}
        value={value.wanted}
        onChange={(wanted) => draft.set({ ...value, wanted })}
      />
      <TextField
        label="用途"
        help="为哪项职责、办什么事"
        rows={2}
        limit={1000}
        value={value.purpose}
        onChange={(purpose) => draft.set({ ...value, purpose })}
      />
    </TwoStepDialog>
  );
}

type FieldsProps = { readonly value: DemandContent; readonly onChange: (next: DemandContent) => void };

function SystemFields({ value, onChange }: FieldsProps) {
  const departments = useTable('department') ?? [];
  return (
    <>
      <Field label="系统的层级">
        {(bind) => (
          <Select<SystemLevel>
            {...bind}
            className="wide"
            value={value.level}
            options={systemLevel.options.map((level) => ({ value: level, label: systemLevelLabel[level] }))}
            onChange={(level) => onChange({ ...value, level })}
          />
        )}
      </Field>
      <TextField
        label="来源系统"
        help="如：省医保信息平台"
        limit={120}
        value={value.sourceSystem}
        onChange={(sourceSystem) => onChange({ ...value, sourceSystem })}
      />
      <TextField
        label="上级主管部门"
        help="如：省医疗保障局"
        limit={120}
        value={value.upperOwner}
        onChange={(upperOwner) => onChange({ ...value, upperOwner })}
      />
      <Field label="市级对口部门" help="与上级主管部门对口、协助列入台账的市级部门">
        {(bind) => (
          <Select<string>
            {...bind}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={value.counterpartId === '' ? null : value.counterpartId}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(counterpartId) => onChange({ ...value, counterpartId })}
          />
        )}
      </Field>
    </>
  );
}
