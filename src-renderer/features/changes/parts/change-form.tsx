import { Input, Radio, Select } from 'antd';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { changeKindLabel } from '#shared/domain/change-trigger/labels.ts';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { RecordForm } from '../../../office/record-form.tsx';
import type { Act } from '../../../office/use-act.ts';
import { Field, FieldGroup } from '../../../ui/field.tsx';
import { type ChangeDraft, changeFaults } from '../change-draft.ts';
import { UpdateLimits } from './update-limits.tsx';

type ChangeFormProps = {
  readonly draft: ChangeDraft;
  /** Those this officer may record for; one for a data officer. */
  readonly departments: readonly Department[];
  /** Published entries of the chosen department. */
  readonly entries: readonly CatalogEntry[];
  readonly onChange: (next: ChangeDraft) => void;
  readonly acting: Act;
  readonly onConfirm: () => void;
};

export function ChangeForm(props: ChangeFormProps) {
  const { draft, departments, entries, acting, onConfirm } = props;
  const chosen = entries.filter(({ id }) => draft.entryIds.includes(id));
  return (
    <RecordForm
      faults={changeFaults(draft)}
      submitText="登记"
      clause="三(二)"
      title="确认变化事项"
      confirmText="确认登记"
      facts={[
        ['更新部门', departments.find(({ id }) => id === draft.departmentId)?.name ?? ''],
        ['种类', draft.kind === null ? '' : changeKindLabel[draft.kind]],
        ['变化事项', draft.title.trim()],
        ['依据', draft.basis.trim()],
        ['生效日期', draft.inForceOn],
        [
          '更新时限',
          <UpdateLimits key="limits" inForceOn={draft.inForceOn} departmentId={draft.departmentId} />,
        ],
        ['涉及的条目', chosen.map(({ name }) => name).join('、')],
      ]}
      acting={acting}
      onConfirm={onConfirm}
    >
      {(faults) => (
        <>
          {departments.length > 1 && <DepartmentChoice {...props} faults={faults} />}
          <What {...props} faults={faults} />
          <EntriesChoice {...props} faults={faults} />
        </>
      )}
    </RecordForm>
  );
}

type PartProps = ChangeFormProps & { readonly faults: ReturnType<typeof changeFaults> };

function DepartmentChoice({ draft, departments, onChange, faults }: PartProps) {
  return (
    <Field label="应当更新的部门" help="本级政务部门；登记后通知该部门" error={faults.departmentId}>
      {(bind) => (
        <Select
          {...bind}
          className="wide"
          showSearch
          optionFilterProp="label"
          placeholder="请选择"
          value={draft.departmentId === '' ? null : draft.departmentId}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(departmentId: string) => onChange({ ...draft, departmentId, entryIds: [] })}
        />
      )}
    </Field>
  );
}

function What({ draft, onChange, faults }: PartProps) {
  return (
    <>
      <FieldGroup legend="种类">
        <Radio.Group
          aria-label="种类"
          value={draft.kind}
          options={(['law', 'function'] as const).map((kind) => ({
            value: kind,
            label: changeKindLabel[kind],
          }))}
          onChange={(event) => onChange({ ...draft, kind: event.target.value as ChangeDraft['kind'] })}
        />
        {faults.kind !== undefined && (
          <p className="field__error" role="alert">
            {faults.kind}
          </p>
        )}
      </FieldGroup>
      <Field label="变化事项" help="哪部法规修订了，或者哪项职能变了" error={faults.title}>
        {(bind) => (
          <Input
            {...bind}
            maxLength={200}
            value={draft.title}
            onChange={(event) => onChange({ ...draft, title: event.target.value })}
          />
        )}
      </Field>
      <Field label="依据" help="文件名称、文号和条款" error={faults.basis}>
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={2}
            maxLength={400}
            value={draft.basis}
            onChange={(event) => onChange({ ...draft, basis: event.target.value })}
          />
        )}
      </Field>
      <Field label="生效日期" help="年-月-日，变化本身生效的日期" error={faults.inForceOn}>
        {(bind) => (
          <Input
            {...bind}
            className="form-narrow"
            maxLength={10}
            placeholder="2026-12-01"
            value={draft.inForceOn}
            onChange={(event) => onChange({ ...draft, inForceOn: event.target.value })}
          />
        )}
      </Field>
      <UpdateLimits inForceOn={draft.inForceOn} departmentId={draft.departmentId} />
    </>
  );
}

function EntriesChoice({ draft, entries, onChange, faults }: PartProps) {
  return (
    <Field label="涉及的条目" help="该部门已发布、因这次变化需要核对的条目" error={faults.entryIds}>
      {(bind) => (
        <Select
          {...bind}
          className="wide"
          mode="multiple"
          showSearch
          optionFilterProp="label"
          placeholder="输入名称查找，可选多个"
          value={[...draft.entryIds]}
          options={entries.map(({ id, name, code }) => ({ value: id, label: `${name}（${code}）` }))}
          onChange={(entryIds: string[]) => onChange({ ...draft, entryIds })}
        />
      )}
    </Field>
  );
}
