import { Input, Select } from 'antd';
import type { BasisRank } from '#shared/domain/policy/basis-rank.ts';
import { citesInternalRules } from '#shared/domain/sharing/internal-rules.ts';
import { Field } from '../ui/field.tsx';
import { basisRankLabel } from './case-labels.ts';

export type Basis = { readonly basis: string; readonly basisRank: BasisRank | null };

type BasisFieldsProps = {
  readonly value: Basis;
  /** Those that may be cited here. */
  readonly ranks: readonly BasisRank[];
  readonly help: string;
  readonly onChange: (next: Basis) => void;
  /** Set before each label where several stand on one screen. */
  readonly prefix?: string;
};

const internalBasis = '部门内部办法不能作为依据（二(一)），请引用法律、法规或上级政策的具体条款。';

/** A provision and its rank; internal rules are told apart at once (R016). */
export function BasisFields({ value, ranks, help, onChange, prefix = '' }: BasisFieldsProps) {
  return (
    <div className="form-pair">
      <Field
        label={`${prefix}依据条款`}
        help={help}
        error={citesInternalRules(value.basis) ? internalBasis : undefined}
      >
        {(bind) => (
          <Input
            {...bind}
            maxLength={400}
            value={value.basis}
            onChange={(event) => onChange({ ...value, basis: event.target.value })}
          />
        )}
      </Field>
      <Field label={`${prefix}依据的层级`}>
        {(bind) => (
          <Select<BasisRank>
            {...bind}
            className="wide"
            allowClear
            placeholder="请选择"
            value={value.basisRank}
            options={ranks.map((rank) => ({ value: rank, label: basisRankLabel[rank] }))}
            onChange={(rank) => onChange({ ...value, basisRank: rank ?? null })}
          />
        )}
      </Field>
    </div>
  );
}
