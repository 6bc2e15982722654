import { Input, InputNumber, Select } from 'antd';
import type { MaskAlgorithm, MaskShape } from '#shared/domain/masking/algorithm.ts';
import { Field } from '../../../ui/field.tsx';

type FieldsProps<A extends MaskAlgorithm = MaskAlgorithm> = {
  readonly algorithm: A;
  readonly onChange: (algorithm: MaskAlgorithm) => void;
};

type NumberProps = {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [least: number, most: number];
  readonly onChange: (value: number) => void;
};

export function WholeNumber({ label, value, range: [least, most], onChange }: NumberProps) {
  return (
    <Field label={label}>
      {(bind) => (
        <InputNumber
          {...bind}
          min={least}
          max={most}
          precision={0}
          value={value}
          onChange={(next) => onChange(next ?? least)}
        />
      )}
    </Field>
  );
}

type PickProps<K extends string> = {
  readonly label: string;
  readonly labels: Readonly<Record<K, string>>;
  readonly value: K;
  readonly onChange: (value: K) => void;
};

export function Pick<K extends string>({ label, labels, value, onChange }: PickProps<K>) {
  const options = (Object.keys(labels) as K[]).map((key) => ({ value: key, label: labels[key] }));
  return (
    <Field label={label}>
      {(bind) => <Select<K> {...bind} className="wide" value={value} options={options} onChange={onChange} />}
    </Field>
  );
}

type TextProps = {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly limit: number;
  readonly onChange: (value: string) => void;
};

function Text({ label, help, value, limit, onChange }: TextProps) {
  return (
    <Field label={label} help={help}>
      {(bind) => (
        <Input {...bind} maxLength={limit} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

const shapes = { ends: '留首尾', range: '遮一段', before: '遮某字符之前', after: '遮某字符之后' } as const;

const firstShape: Readonly<Record<MaskShape['by'], MaskShape>> = {
  ends: { by: 'ends', first: 1, last: 0 },
  range: { by: 'range', from: 4, to: 8 },
  before: { by: 'before', mark: '@', keep: 1 },
  after: { by: 'after', mark: '-' },
};

function ShapeFields({
  shape,
  onChange,
}: {
  readonly shape: MaskShape;
  readonly onChange: (s: MaskShape) => void;
}) {
  const mark = (value: string) => Array.from(value).at(-1) ?? '-';
  switch (shape.by) {
    case 'ends':
      return (
        <>
          <WholeNumber
            label="留前几位"
            value={shape.first}
            range={[0, 10]}
            onChange={(first) => onChange({ ...shape, first })}
          />
          <WholeNumber
            label="留后几位"
            value={shape.last}
            range={[0, 10]}
            onChange={(last) => onChange({ ...shape, last })}
          />
        </>
      );
    case 'range':
      return (
        <>
          <WholeNumber
            label="从第几位"
            value={shape.from}
            range={[1, 64]}
            onChange={(from) => onChange({ ...shape, from })}
          />
          <WholeNumber
            label="到第几位"
            value={shape.to}
            range={[1, 64]}
            onChange={(to) => onChange({ ...shape, to })}
          />
        </>
      );
    case 'before':
      return (
        <>
          <Text
            label="字符"
            value={shape.mark}
            limit={2}
            onChange={(value) => onChange({ ...shape, mark: mark(value) })}
          />
          <WholeNumber
            label="留几位"
            value={shape.keep}
            range={[0, 3]}
            onChange={(keep) => onChange({ ...shape, keep })}
          />
        </>
      );
    case 'after':
      return (
        <Text
          label="字符"
          value={shape.mark}
          limit={2}
          onChange={(value) => onChange({ ...shape, mark: mark(value) })}
        />
      );
  }
}

function MaskFields({ algorithm, onChange }: FieldsProps<Extract<MaskAlgorithm, { id: 'mask' }>>) {
  const { shape } = algorithm;
  return (
    <>
      <Pick
        label="保留部分"
        labels={shapes}
        value={shape.by}
        onChange={(by) => onChange({ ...algorithm, shape: firstShape[by] })}
      />
      <ShapeFields shape={shape} onChange={(next) => onChange({ ...algorithm, shape: next })} />
    </>
  );
}

const dateLevels = { month: '月', year: '年' } as const;
const addressLevels = { county: '县（市、区）', city: '市', province: '省' } as const;
const numberChoices = { mask: '一并遮盖', keep: '保留' } as const;

/** The settings of one algorithm. */
export function AlgorithmFields({ algorithm, onChange }: FieldsProps) {
  switch (algorithm.id) {
    case 'keep':
      return (
        <Text
          label="保留的理由"
          help="识别出敏感内容而仍保留的，必须写明"
          value={algorithm.reason}
          limit={200}
          onChange={(reason) => onChange({ ...algorithm, reason })}
        />
      );
    case 'free-text':
      return (
        <Pick
          label="其他 7 位以上的数字"
          labels={numberChoices}
          value={algorithm.numbers}
          onChange={(numbers) => onChange({ ...algorithm, numbers })}
        />
      );
    case 'mask':
      return <MaskFields algorithm={algorithm} onChange={onChange} />;
    case 'replace':
      return (
        <Text
          label="替换为"
          value={algorithm.with}
          limit={40}
          onChange={(text) => onChange({ ...algorithm, with: text })}
        />
      );
    case 'generalise-date':
      return (
        <Pick
          label="到"
          labels={dateLevels}
          value={algorithm.to}
          onChange={(to) => onChange({ ...algorithm, to })}
        />
      );
    case 'generalise-address':
      return (
        <Pick
          label="到"
          labels={addressLevels}
          value={algorithm.to}
          onChange={(to) => onChange({ ...algorithm, to })}
        />
      );
    default:
      return <NumberSetting algorithm={algorithm} onChange={onChange} />;
  }
}

const billion = 1_000_000_000;

function NumberSetting({ algorithm, onChange }: FieldsProps) {
  switch (algorithm.id) {
    case 'generalise-age':
      return (
        <WholeNumber
          label="每几岁一段"
          value={algorithm.width}
          range={[2, 50]}
          onChange={(width) => onChange({ ...algorithm, width })}
        />
      );
    case 'generalise-number':
      return (
        <WholeNumber
          label="区间宽度"
          value={algorithm.width}
          range={[2, billion]}
          onChange={(width) => onChange({ ...algorithm, width })}
        />
      );
    case 'truncate':
      return (
        <WholeNumber
          label="留前几位"
          value={algorithm.length}
          range={[1, 20]}
          onChange={(length) => onChange({ ...algorithm, length })}
        />
      );
    case 'round':
      return (
        <WholeNumber
          label="取整到"
          value={algorithm.step}
          range={[2, billion]}
          onChange={(step) => onChange({ ...algorithm, step })}
        />
      );
    case 'shuffle':
      return (
        <WholeNumber
          label="每多少行一组"
          value={algorithm.rows}
          range={[10, 10_000]}
          onChange={(rows) => onChange({ ...algorithm, rows })}
        />
      );
    case 'noise':
      return (
        <WholeNumber
          label="加减不超过"
          value={algorithm.spread}
          range={[1, billion]}
          onChange={(spread) => onChange({ ...algorithm, spread })}
        />
      );
    default:
      return null;
  }
}
