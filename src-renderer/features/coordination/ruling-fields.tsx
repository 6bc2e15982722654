import { Radio } from 'antd';
import type { Grounds } from '#shared/domain/coordination/decision.ts';
import type { AnswerConditions, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { conditionFacts } from '../../office/condition-facts.ts';
import { ConditionFields } from '../../office/condition-fields.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import type { Fact } from '../../ui/pieces.tsx';
import { GroundsFields } from './grounds-fields.tsx';

/** Everything the form of a decision holds, whichever way it goes. */
export type RulingDraft<K extends string> = {
  readonly kind: K;
  readonly conditions: AnswerConditions;
  readonly grounds: Grounds;
};

export const noGrounds: Grounds = { facts: '', reasons: '', provision: '' };

/** Conditions belong to a decision that grants, and to no other. */
export const rulingOf = <K extends string>({ kind, conditions }: RulingDraft<K>) =>
  kind === 'grant' ? { kind: 'grant' as const, conditions } : { kind: kind as Exclude<K, 'grant'> };

export const rulingFacts = <K extends string>(
  subject: SharingCase,
  draft: RulingDraft<K>,
  labels: Readonly<Record<K, string>>,
): readonly Fact[] => [
  ['决定', labels[draft.kind]],
  ...(draft.kind === 'grant' ? conditionFacts(subject, draft.conditions) : []),
  ['查明的事实', draft.grounds.facts.trim()],
  ['理由', draft.grounds.reasons.trim()],
  ['依据', draft.grounds.provision.trim()],
];

type RulingFieldsProps<K extends string, D extends RulingDraft<K>> = {
  readonly subject: SharingCase;
  readonly value: D;
  readonly kinds: readonly K[];
  readonly labels: Readonly<Record<K, string>>;
  readonly onChange: (next: D) => void;
};

/** What is decided, on which conditions where it grants, and on which grounds. */
export function RulingFields<K extends string, D extends RulingDraft<K>>(props: RulingFieldsProps<K, D>) {
  const { subject, value, kinds, labels, onChange } = props;
  return (
    <>
      <FieldGroup legend="决定">
        <Radio.Group
          value={value.kind}
          options={kinds.map((kind) => ({ value: kind, label: labels[kind] }))}
          onChange={(event) => onChange({ ...value, kind: event.target.value as K })}
        />
      </FieldGroup>
      {value.kind === 'grant' && (
        <ConditionFields
          subject={subject}
          value={value.conditions}
          onChange={(conditions) => onChange({ ...value, conditions })}
        />
      )}
      <GroundsFields value={value.grounds} onChange={(grounds) => onChange({ ...value, grounds })} />
    </>
  );
}
