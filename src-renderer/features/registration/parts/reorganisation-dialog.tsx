import { Radio, Select } from 'antd';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { mergerOf } from '#shared/domain/reorganisation/adjustment.ts';
import { useNow } from '../../../app/use-now.ts';
import { useDraft, useTable } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';
import type { Fact } from '../../../ui/pieces.tsx';

type Draft = {
  readonly kind: 'rename' | 'merge';
  readonly on: string;
  readonly document: string;
  readonly name: string;
  readonly shortName: string;
  readonly intoId: string;
};
const nothing: Draft = { kind: 'rename', on: '', document: '', name: '', shortName: '', intoId: '' };

type DialogProps = { readonly department: Department; readonly onClose: () => void };

/** 机构调整: a new name, or the department it goes into, by which document and from when. */
export function ReorganisationDialog({ department, onClose }: DialogProps) {
  const departmentName = useDepartmentName();
  const draft = useDraft<Draft>(draftKey.reorganisation(department.id), nothing);
  const { value } = draft;
  const today = civilDateOf(useNow());
  const future = value.on > today;
  const dated = /^\d{4}-\d{2}-\d{2}$/u.test(value.on) && !Number.isNaN(Date.parse(value.on)) && !future;
  const named =
    value.kind === 'merge' ? value.intoId !== '' : value.name.trim() !== '' && value.shortName.trim() !== '';
  return (
    <TwoStepDialog
      title="登记机构调整"
      confirmText="确认登记"
      ready={dated && named && value.document.trim() !== ''}
      facts={factsOf(department, value, departmentName)}
      onConfirm={async (act) => {
        const { kind, on, document, name, shortName, intoId } = value;
        const given = {
          departmentId: department.id,
          expectedCount: department.adjustments?.length ?? 0,
          on,
          document,
        };
        const done =
          kind === 'merge'
            ? await act('department.merge', { ...given, intoId })
            : await act('department.rename', { ...given, name, shortName });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="调整">
        {(bind) => (
          <Radio.Group
            {...bind}
            value={value.kind}
            options={[
              { value: 'rename', label: '更名' },
              { value: 'merge', label: '并入另一个部门' },
            ]}
            onChange={(event) => draft.set({ ...value, kind: event.target.value })}
          />
        )}
      </Field>
      {value.kind === 'merge' ? (
        <Target department={department} value={value} onChange={draft.set} />
      ) : (
        <Names value={value} onChange={draft.set} />
      )}
      <TextField
        label="文号"
        help="决定机构调整的文件"
        limit={60}
        value={value.document}
        onChange={(document) => draft.set({ ...value, document })}
      />
      <TextField
        label="生效日期"
        help="年-月-日"
        limit={10}
        value={value.on}
        error={future ? '生效日期还没有到，请在当日或以后登记。' : undefined}
        onChange={(on) => draft.set({ ...value, on })}
      />
    </TwoStepDialog>
  );
}

type FieldsProps = { readonly value: Draft; readonly onChange: (next: Draft) => void };

function Names({ value, onChange }: FieldsProps) {
  return (
    <>
      <TextField
        label="新名称"
        limit={80}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      <TextField
        label="新简称"
        limit={20}
        value={value.shortName}
        onChange={(shortName) => onChange({ ...value, shortName })}
      />
    </>
  );
}

function Target({ department, value, onChange }: FieldsProps & { readonly department: Department }) {
  const choices = (useTable('department') ?? []).filter(
    (each) => each.id !== department.id && each.regionId === department.regionId && mergerOf(each) === null,
  );
  return (
    <Field label="并入">
      {(bind) => (
        <Select<string>
          {...bind}
          className="wide"
          showSearch={{ optionFilterProp: 'label' }}
          value={value.intoId === '' ? null : value.intoId}
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(intoId) => onChange({ ...value, intoId })}
        />
      )}
    </Field>
  );
}

const factsOf = (
  department: Department,
  { kind, on, document, name, shortName, intoId }: Draft,
  departmentName: (id: string) => string,
): readonly Fact[] => {
  const order: readonly Fact[] = [
    ['文号', document.trim()],
    ['生效日期', on],
  ];
  return kind === 'rename'
    ? [
        ['部门', department.name],
        ['更名为', `${name.trim()}（${shortName.trim()}）`],
        ...order,
        ['结果', '记录、授权、时限和考核都不变，此后的文书写新名称；已印发的文书仍是原名称。'],
      ]
    : [
        ['部门', department.name],
        ['并入', departmentName(intoId)],
        ...order,
        [
          '结果',
          '考核期间在生效日以后结束的，两个部门合并计算，不再单独考核它。在办事项、授权和目录仍在原部门名下办理；人员的账号由系统管理员变更。登记后不能撤销。',
        ],
      ];
};
