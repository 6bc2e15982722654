import { Input, Radio } from 'antd';
import { useMemo } from 'react';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { Grounds } from '#shared/domain/coordination/decision.ts';
import { beforeContest } from '#shared/domain/government/decide.ts';
import { type GovernmentRuling, governmentDecision } from '#shared/domain/government/government-file.ts';
import { conditionsAsApplied } from '#shared/domain/sharing/consent.ts';
import type { AnswerConditions, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../../app/use-now.ts';
import { useDraft } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { conditionFacts } from '../../office/condition-facts.ts';
import { ConditionFields } from '../../office/condition-fields.tsx';
import { governmentRulingLabel } from '../../office/dispute/government-record.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { GroundsFields } from './grounds-fields.tsx';

/** Everything the form holds, whichever way it was decided. */
export type GovernmentDraft = {
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly kind: GovernmentRuling['kind'];
  readonly conditions: AnswerConditions;
  readonly grounds: Grounds;
};

const decisionOf = ({ kind, conditions, ...rest }: GovernmentDraft) => ({
  ...rest,
  ruling: kind === 'grant' ? { kind, conditions } : { kind },
});

/** A ruling that changes says the opposite of the coordination decision. */
const kindsFor = (subject: SharingCase): readonly GovernmentRuling['kind'][] =>
  beforeContest(subject) === 'closed' ? ['confirm', 'grant'] : ['confirm', 'refuse'];

type GovernmentDialogProps = { readonly subject: SharingCase; readonly onClose: () => void };

/** 登记政府决定, as the government's document has it. */
export function GovernmentDialog({ subject, onClose }: GovernmentDialogProps) {
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first proposal stands; it must not move with the minutes.
  const initial = useMemo<GovernmentDraft>(
    () => ({
      decisionNumber: '',
      decidedOn: civilDateOf(now),
      kind: 'confirm',
      conditions: conditionsAsApplied(subject, now),
      grounds: { facts: '', reasons: '', provision: '' },
    }),
    [subject.id],
  );
  const draft = useDraft<GovernmentDraft>(draftKey.governmentDecision(subject.id), initial);
  const { value } = draft;
  return (
    <TwoStepDialog
      title="登记政府决定"
      confirmText="确认登记"
      ready={governmentDecision.safeParse(decisionOf(value)).success}
      facts={[
        ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
        ['决定文号', `${value.decisionNumber.trim()}，${value.decidedOn}`],
        ['决定', governmentRulingLabel[value.kind]],
        ...(value.kind === 'grant' ? conditionFacts(subject, value.conditions) : []),
        ['查明的事实', value.grounds.facts.trim()],
        ['理由', value.grounds.reasons.trim()],
        ['依据', value.grounds.provision.trim()],
        ['效力', '对双方有约束力，登记后即按决定执行'],
      ]}
      onConfirm={async (act) => {
        const given = { caseId: subject.id, expectedVersion: subject.version, ...decisionOf(value) };
        const done = await act('government.decide', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Source value={value} onChange={draft.set} />
      <FieldGroup legend="决定">
        <Radio.Group
          value={value.kind}
          options={kindsFor(subject).map((kind) => ({ value: kind, label: governmentRulingLabel[kind] }))}
          onChange={(event) => draft.set({ ...value, kind: event.target.value as GovernmentRuling['kind'] })}
        />
      </FieldGroup>
      {value.kind === 'grant' && (
        <ConditionFields
          subject={subject}
          value={value.conditions}
          onChange={(conditions) => draft.set({ ...value, conditions })}
        />
      )}
      <GroundsFields value={value.grounds} onChange={(grounds) => draft.set({ ...value, grounds })} />
      <ClauseLine clause="条例第28条" />
    </TwoStepDialog>
  );
}

type SourceProps = { readonly value: GovernmentDraft; readonly onChange: (next: GovernmentDraft) => void };

/** The document the decision stands in. */
function Source({ value, onChange }: SourceProps) {
  return (
    <>
      <Field label="决定文号" help="政府文件的文号，如：忻政函〔2026〕12号">
        {(bind) => (
          <Input
            {...bind}
            maxLength={40}
            value={value.decisionNumber}
            onChange={(event) => onChange({ ...value, decisionNumber: event.target.value })}
          />
        )}
      </Field>
      <Field label="决定日期" help="文件上的日期，如 2026-11-23">
        {(bind) => (
          <Input
            {...bind}
            maxLength={10}
            value={value.decidedOn}
            onChange={(event) => onChange({ ...value, decidedOn: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
