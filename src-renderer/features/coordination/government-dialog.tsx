import { Input } from 'antd';
import { useMemo } from 'react';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { beforeContest } from '#shared/domain/government/decide.ts';
import { type GovernmentRuling, governmentDecision } from '#shared/domain/government/government-file.ts';
import { conditionsAsApplied } from '#shared/domain/sharing/consent.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../../app/use-now.ts';
import { useDraft } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { governmentRulingLabel } from '../../office/dispute/government-record.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { noGrounds, type RulingDraft, RulingFields, rulingFacts, rulingOf } from './ruling-fields.tsx';

/** Everything the form holds, whichever way it was decided. */
type GovernmentDraft = RulingDraft<GovernmentRuling['kind']> & {
  readonly decisionNumber: string;
  readonly decidedOn: string;
};

const decisionOf = (draft: GovernmentDraft) => ({
  decisionNumber: draft.decisionNumber,
  decidedOn: draft.decidedOn,
  grounds: draft.grounds,
  ruling: rulingOf(draft),
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
      grounds: noGrounds,
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
        ...rulingFacts(subject, value, governmentRulingLabel),
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
      <RulingFields
        subject={subject}
        value={value}
        kinds={kindsFor(subject)}
        labels={governmentRulingLabel}
        onChange={draft.set}
      />
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
