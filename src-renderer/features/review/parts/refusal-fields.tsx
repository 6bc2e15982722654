import { Input, Select } from 'antd';
import { citesInternalRules } from '#shared/domain/sharing/internal-rules.ts';
import type { AnswerRefusal } from '#shared/domain/sharing/sharing-case.ts';
import { basisRankLabel, reasonLabel } from '../../../office/case-labels.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { Field } from '../../../ui/field.tsx';

/** An answer being written: nothing chosen yet is null. */
export type RefusalDraft = Omit<AnswerRefusal, 'reason' | 'basisRank'> & {
  readonly reason: AnswerRefusal['reason'] | null;
  readonly basisRank: AnswerRefusal['basisRank'] | null;
};

type RefusalFieldsProps = {
  readonly value: RefusalDraft;
  readonly onChange: (next: RefusalDraft) => void;
};

/** Reason, rank and provision of the basis, explanation. */
export function RefusalFields({ value, onChange }: RefusalFieldsProps) {
  return (
    <div className="stack">
      <Choice
        label="理由"
        value={value.reason}
        labels={reasonLabel}
        onChange={(reason) => onChange({ ...value, reason })}
      />
      <Choice
        label="依据的层级"
        value={value.basisRank}
        labels={basisRankLabel}
        onChange={(basisRank) => onChange({ ...value, basisRank })}
      />
      <BasisField value={value.basis} onChange={(basis) => onChange({ ...value, basis })} />
      <Field label="说明" help="结合本件说明为什么不能提供">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={4}
            maxLength={1000}
            value={value.explanation}
            onChange={(event) => onChange({ ...value, explanation: event.target.value })}
          />
        )}
      </Field>
      <p className="small soft">理由、层级、条款、说明缺一不可，都填好后才能进入下一步。</p>
      <ClauseLine clause="五(四)2" />
    </div>
  );
}

type ChoiceProps<K extends string> = {
  readonly label: string;
  readonly value: K | null;
  readonly labels: Readonly<Record<K, string>>;
  readonly onChange: (value: K) => void;
};

function Choice<K extends string>({ label, value, labels, onChange }: ChoiceProps<K>) {
  return (
    <Field label={label}>
      {(bind) => (
        <Select<K>
          {...bind}
          className="wide"
          placeholder="请选择"
          value={value}
          options={(Object.keys(labels) as K[]).map((each) => ({ value: each, label: labels[each] }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

type BasisFieldProps = { readonly value: string; readonly onChange: (basis: string) => void };

const internalBasis = '部门内部办法不能作为依据（二(一)），请引用法律、法规或上级政策的具体条款。';

function BasisField({ value, onChange }: BasisFieldProps) {
  const error = citesInternalRules(value) ? internalBasis : undefined;
  return (
    <Field label="依据条款" help="写明文件名称和条款号" error={error}>
      {(bind) => (
        <Input {...bind} maxLength={300} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
