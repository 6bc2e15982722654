import { useMemo } from 'react';
import { grounds, type Ruling, ruling } from '#shared/domain/coordination/decision.ts';
import { conditionsAsApplied } from '#shared/domain/sharing/consent.ts';
import { citesInternalRules } from '#shared/domain/sharing/internal-rules.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../../app/use-now.ts';
import { useDraft } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { noGrounds, type RulingDraft, RulingFields, rulingFacts, rulingOf } from './ruling-fields.tsx';

const rulingLabel: Readonly<Record<Ruling['kind'], string>> = {
  grant: '应当提供',
  uphold: '维持不予提供',
};

type Draft = RulingDraft<Ruling['kind']>;

const isReady = (draft: Draft): boolean =>
  ruling.safeParse(rulingOf(draft)).success &&
  grounds.safeParse(draft.grounds).success &&
  !citesInternalRules(draft.grounds.provision);

const factsOf = (subject: SharingCase, draft: Draft) =>
  [
    ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
    ...rulingFacts(subject, draft, rulingLabel),
    ['效力', '对双方有约束力，提供部门不得另作答复'],
  ] as const;

type DecideDialogProps = { readonly subject: SharingCase; readonly onClose: () => void };

/** 协调决定: the ruling with its facts, reasons and provision; then the document as it will stand. */
export function DecideDialog({ subject, onClose }: DecideDialogProps) {
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first proposal stands; it must not move with the minutes.
  const initial = useMemo<Draft>(
    () => ({
      kind: 'grant',
      conditions: conditionsAsApplied(subject, now),
      grounds: noGrounds,
    }),
    [subject.id],
  );
  const draft = useDraft<Draft>(draftKey.coordination(subject.id), initial);
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
      <RulingFields
        subject={subject}
        value={value}
        kinds={['grant', 'uphold']}
        labels={rulingLabel}
        onChange={draft.set}
      />
      <ClauseLine clause="五(三)3" />
    </TwoStepDialog>
  );
}
