import { Input, Radio, Select } from 'antd';
import { basisRank } from '#shared/domain/policy/basis-rank.ts';
import { citesInternalRules } from '#shared/domain/sharing/internal-rules.ts';
import { BasisFields } from '../../../office/basis-fields.tsx';
import { basisRankLabel } from '../../../office/case-labels.ts';
import { RecordForm } from '../../../office/record-form.tsx';
import type { Act } from '../../../office/use-act.ts';
import { Field, FieldGroup } from '../../../ui/field.tsx';
import { type DifficultyDraft, difficultyFaults } from '../difficulty-draft.ts';
import type { OwnEntry } from '../use-own-entries.ts';

type DifficultyFormProps = {
  readonly draft: DifficultyDraft;
  readonly entries: readonly OwnEntry[];
  readonly onChange: (next: DifficultyDraft) => void;
  readonly acting: Act;
  readonly onConfirm: () => void;
};

export function DifficultyForm(props: DifficultyFormProps) {
  const { draft, entries, onChange, acting, onConfirm } = props;
  const name =
    draft.kind === 'entry' ? (entries.find(({ id }) => id === draft.entryId)?.name ?? '') : draft.name.trim();
  return (
    <RecordForm
      faults={difficultyFaults(draft)}
      submitText="送管理部门"
      barred={citesInternalRules(draft.basis)}
      clause="二(一)"
      title="确认困难说明"
      confirmText="确认提出"
      facts={[
        ['数据', name],
        ['困难', draft.reason.trim()],
        ['打算怎样解决', draft.remedy.trim()],
        [
          '依据',
          draft.basisRank === null ? '' : `${draft.basis.trim()}（${basisRankLabel[draft.basisRank]}）`,
        ],
      ]}
      acting={acting}
      onConfirm={onConfirm}
    >
      {(faults) => (
        <>
          <Subject {...props} fault={faults.subject} />
          <Words {...props} faults={faults} />
          <BasisFields
            value={draft}
            ranks={basisRank.options}
            help="困难出于法规规定的，写明文件名称和条款号；没有的留空"
            onChange={(basis) => onChange({ ...draft, ...basis })}
          />
          {faults.basis !== undefined && (
            <p className="field__error" role="alert">
              {faults.basis}
            </p>
          )}
        </>
      )}
    </RecordForm>
  );
}

function Subject({
  draft,
  entries,
  onChange,
  fault,
}: DifficultyFormProps & { readonly fault: string | undefined }) {
  return (
    <>
      <FieldGroup legend="哪些数据">
        <Radio.Group
          aria-label="哪些数据"
          value={draft.kind}
          options={[
            { value: 'entry', label: '已编目或正在编目的条目' },
            { value: 'data-set', label: '还没有编目的数据' },
          ]}
          onChange={(event) => onChange({ ...draft, kind: event.target.value as DifficultyDraft['kind'] })}
        />
      </FieldGroup>
      {draft.kind === 'entry' ? (
        <Field label="目录条目" error={fault}>
          {(bind) => (
            <Select
              {...bind}
              className="wide"
              showSearch
              optionFilterProp="label"
              placeholder="本部门的条目"
              value={draft.entryId}
              options={entries.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(entryId: string) => onChange({ ...draft, entryId })}
            />
          )}
        </Field>
      ) : (
        <Field label="数据名称" error={fault}>
          {(bind) => (
            <Input
              {...bind}
              maxLength={200}
              value={draft.name}
              onChange={(event) => onChange({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

const texts = [
  { key: 'reason', label: '困难', help: '为什么现在不能共享：事实是什么，影响哪些信息项', limit: 2000 },
  { key: 'remedy', label: '打算怎样解决', help: '已经做了什么，还需要什么，预计何时能够共享', limit: 1000 },
] as const;

function Words({
  draft,
  onChange,
  faults,
}: DifficultyFormProps & { readonly faults: ReturnType<typeof difficultyFaults> }) {
  return texts.map(({ key, label, help, limit }) => (
    <Field key={key} label={label} help={help} error={faults[key]}>
      {(bind) => (
        <Input.TextArea
          {...bind}
          rows={3}
          maxLength={limit}
          value={draft[key]}
          onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
        />
      )}
    </Field>
  ));
}
