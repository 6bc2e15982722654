import { Radio } from 'antd';
import { useMemo } from 'react';
import { type Grounds, grounds, type Ruling, ruling } from '#shared/domain/coordination/decision.ts';
import { conditionsAsApplied } from '#shared/domain/sharing/consent.ts';
import { citesInternalRules } from '#shared/domain/sharing/internal-rules.ts';
import type { AnswerConditions, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../../app/use-now.ts';
import { useDraft } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { conditionFacts } from '../../office/condition-facts.ts';
import { ConditionFields } from '../../office/condition-fields.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { GroundsFields } from './grounds-fields.tsx';

/** Everything the form holds, whichever way it is decided. */
export type DecisionDraft = {
  readonly kind: Ruling['kind'];
  readonly conditions: AnswerConditions;
  readonly grounds: Grounds;
};

const rulingLabel: Readonly<Record<Ruling['kind'], string>> = {
  grant: '应当提供',
  uphold: '维持不予提供',
};

const rulingOf = ({ kind, conditions }: DecisionDraft): Ruling =>
  kind === 'grant' ? { kind, conditions } : { kind };

const isReady = (draft: DecisionDraft): boolean =>
  ruling.safeParse(rulingOf(draft)).success &&
  grounds.safeParse(draft.grounds).success &&
  !citesInternalRules(draft.grounds.provision);

const factsOf = (subject: SharingCase, draft: DecisionDraft) =>
  [
    ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
    ['决定', rulingLabel[draft.kind]],
    ...(draft.kind === 'grant' ? conditionFacts(subject, draft.conditions) : []),
    ['查明的事实', draft.grounds.facts.trim()],
    ['理由', draft.grounds.reasons.trim()],
    ['依据', draft.grounds.provision.trim()],
    ['效力', '对双方有约束力，提供部门不得另作答复'],
  ] as const;

type DecideDialogProps = { readonly subject: SharingCase; readonly onClose: () => void };

/** 协调决定: the ruling with its facts, reasons and provision; then the document as it will stand. */
export function DecideDialog({ subject, onClose }: DecideDialogProps) {
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first proposal stands; it must not move with the minutes.
  const initial = useMemo<DecisionDraft>(
    () => ({
      kind: 'grant',
      conditions: conditionsAsApplied(subject, now),
      grounds: { facts: '', reasons: '', provision: '' },
    }),
    [subject.id],
  );
  const draft = useDraft<DecisionDraft>(draftKey.coordination(subject.id), initial);
  const { value } = draft;
  return (
    <TwoStepDialog
      title="协调决定"
      confirmText="确认作出决定"
      ready={isReady(value)}
      facts={factsOf(subject, value)}
      onConfirm={async (act) => {
        const given = {
          caseId: subject.id,
          expectedVersion: subject.version,
          ruling: rulingOf(value),
          grounds: value.grounds,
        };
        const done = await act('coordination.decide', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <FieldGroup legend="决定">
        <Radio.Group
          value={value.kind}
          options={(['grant', 'uphold'] as const).map((kind) => ({ value: kind, label: rulingLabel[kind] }))}
          onChange={(event) => draft.set({ ...value, kind: event.target.value as Ruling['kind'] })}
        />
      </FieldGroup>
      {value.kind === 'grant' && (
        <ConditionFields
          subject={subject}
          value={value.conditions}
          onChange={(conditions) => draft.set({ ...value, conditions })}
        />
      )}
      <GroundsFields value={value.grounds} onChange={(next) => draft.set({ ...value, grounds: next })} />
      <ClauseLine clause="五(三)3" />
    </TwoStepDialog>
  );
}
