import { Input, Radio } from 'antd';
import { useMemo } from 'react';
import type { Party } from '#shared/domain/agreement/agreement.ts';
import {
  type Negotiation,
  type NegotiationOutcome,
  negotiationOutcome,
} from '#shared/domain/negotiation/negotiation.ts';
import { conditionsAsApplied } from '#shared/domain/sharing/consent.ts';
import type { AnswerConditions, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../../app/use-now.ts';
import { useDraft } from '../../data/live.ts';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { ConditionFields } from '../condition-fields.tsx';
import { draftKey } from '../draft-keys.ts';
import { TwoStepDialog } from '../two-step-dialog.tsx';
import { outcomeFacts, outcomeLabel } from './outcome-facts.ts';

/** Everything the form holds, whichever outcome is chosen: changing one's mind loses nothing. */
export type OutcomeDraft = {
  readonly kind: NegotiationOutcome['kind'];
  readonly conditions: AnswerConditions;
  readonly note: string;
};

const outcomeOf = ({ kind, conditions, note }: OutcomeDraft): NegotiationOutcome =>
  kind === 'agreed' ? { kind, conditions } : { kind, note };

type OutcomeDialogProps = {
  readonly subject: SharingCase;
  readonly talk: Negotiation;
  readonly side: Party;
  readonly onClose: () => void;
};

/** 提议协商结果: agreed under conditions, closed, or failed; the other side signs it off. */
export function OutcomeDialog({ subject, talk, side, onClose }: OutcomeDialogProps) {
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first proposal stands; it must not move with the minutes.
  const initial = useMemo<OutcomeDraft>(
    () => ({ kind: 'agreed', conditions: conditionsAsApplied(subject, now), note: '' }),
    [subject.id],
  );
  const draft = useDraft<OutcomeDraft>(draftKey.outcome(subject.id), initial);
  const outcome = outcomeOf(draft.value);
  return (
    <TwoStepDialog
      title="提议协商结果"
      confirmText="确认提议"
      ready={negotiationOutcome.safeParse(outcome).success}
      facts={[...outcomeFacts(subject, outcome), ['后果', '对方签认后生效；对方也可另行提议']]}
      onConfirm={async (act) => {
        const given = { caseId: subject.id, party: side, expectedVersion: talk.version, outcome };
        const done = await act('negotiation.propose-outcome', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <OutcomeFields subject={subject} value={draft.value} onChange={draft.set} />
    </TwoStepDialog>
  );
}

type OutcomeFieldsProps = {
  readonly subject: SharingCase;
  readonly value: OutcomeDraft;
  readonly onChange: (next: OutcomeDraft) => void;
};

const kinds = ['agreed', 'closed', 'failed'] as const;

function OutcomeFields({ subject, value, onChange }: OutcomeFieldsProps) {
  return (
    <>
      <FieldGroup legend="协商结果">
        <Radio.Group
          value={value.kind}
          options={kinds.map((kind) => ({ value: kind, label: outcomeLabel[kind] }))}
          onChange={(event) => onChange({ ...value, kind: event.target.value as OutcomeDraft['kind'] })}
        />
      </FieldGroup>
      {value.kind === 'agreed' ? (
        <ConditionFields
          subject={subject}
          value={value.conditions}
          onChange={(conditions) => onChange({ ...value, conditions })}
        />
      ) : (
        <Field label="结果说明" help="可不填">
          {(bind) => (
            <Input.TextArea
              {...bind}
              rows={3}
              maxLength={1000}
              value={value.note}
              onChange={(event) => onChange({ ...value, note: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
