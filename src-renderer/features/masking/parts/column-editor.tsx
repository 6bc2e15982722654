import { Input, Select } from 'antd';
import { gradeLabel } from '#shared/domain/catalog/labels.ts';
import type { ColumnEvidence } from '#shared/domain/masking/evidence.ts';
import {
  kindLabel,
  type SensitiveKind,
  sensitiveKinds,
  suggestedClass,
} from '#shared/domain/masking/kind.ts';
import type { ColumnProfile } from '#shared/domain/masking/profile.ts';
import type { ColumnRule } from '#shared/domain/masking/rule-set.ts';
import { usualAlgorithm } from '#shared/domain/masking/suggest.ts';
import { Field } from '../../../ui/field.tsx';
import { algorithmOptions, firstOf } from '../algorithm-choices.ts';
import { counted, evidenceWords, percent } from '../words.ts';
import { AlgorithmFields, Pick } from './algorithm-fields.tsx';

type ColumnEditorProps = {
  readonly rule: ColumnRule;
  readonly evidence: ColumnEvidence;
  readonly profile: ColumnProfile;
  readonly disabled: boolean;
  readonly onChange: (rule: ColumnRule) => void;
};

const kindOptions = [
  { value: 'none', label: '不是个人信息' },
  ...sensitiveKinds.map((kind) => ({ value: kind, label: kindLabel[kind] })),
];

/** What a column is taken for and why, its class and grade, and what becomes of it: a suggestion the officer changes. */
export function ColumnEditor({ rule, evidence, profile, disabled, onChange }: ColumnEditorProps) {
  const takeKind = (chosen: string) => {
    const kind = sensitiveKinds.find((each): each is SensitiveKind => each === chosen) ?? null;
    const suggested = kind === null ? null : { ...suggestedClass[kind], algorithm: usualAlgorithm[kind] };
    onChange({ ...rule, kind, ...suggested });
  };
  return (
    <fieldset className="mask-editor" disabled={disabled} aria-label={`列“${rule.column}”的规则`}>
      <Evidence evidence={evidence} profile={profile} />
      <div className="mask-editor__fields">
        <Field label="识别为">
          {(bind) => (
            <Select
              {...bind}
              className="wide"
              value={rule.kind ?? 'none'}
              options={kindOptions}
              onChange={takeKind}
            />
          )}
        </Field>
        <Field label="分类">
          {(bind) => (
            <Input
              {...bind}
              maxLength={40}
              value={rule.dataClass}
              status={rule.dataClass.trim() === '' ? 'error' : ''}
              onChange={(event) => onChange({ ...rule, dataClass: event.target.value })}
            />
          )}
        </Field>
        <Pick
          label="分级（GB/T 43697）"
          labels={gradeLabel}
          value={rule.grade}
          onChange={(grade) => onChange({ ...rule, grade })}
        />
      </div>
      <div className="mask-editor__fields">
        <Field label="规则">
          {(bind) => (
            <Select
              {...bind}
              className="wide"
              value={rule.algorithm.id}
              options={algorithmOptions(rule)}
              onChange={(id) => onChange({ ...rule, algorithm: firstOf(rule, id) })}
            />
          )}
        </Field>
        <AlgorithmFields
          algorithm={rule.algorithm}
          onChange={(algorithm) => onChange({ ...rule, algorithm })}
        />
      </div>
    </fieldset>
  );
}

type EvidenceProps = { readonly evidence: ColumnEvidence; readonly profile: ColumnProfile };

function Evidence({ evidence, profile }: EvidenceProps) {
  const words = evidenceWords(evidence);
  const all = profile.values + profile.empty;
  const common = profile.common.map(({ value, rows }) => `${value}（${counted(rows)}）`).join('、');
  return (
    <p className="small">
      <strong>识别依据：</strong>
      {words.length === 0 ? '没有识别出个人信息' : words.join('；')}。
      <span className="soft">
        抽看 {counted(all)} 行：{profile.empty > 0 && `空值 ${percent(profile.empty / all)}，`}不同的值{' '}
        {counted(profile.different)} 个{common === '' ? '' : `，常见：${common}`}
        。最小、最大和罕见的值不显示。
      </span>
    </p>
  );
}
