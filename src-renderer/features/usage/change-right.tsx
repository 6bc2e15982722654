import { Button, Input, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { changesAnything, type WantedTerms, wantedTerms } from '#shared/domain/grant-change/request.ts';
import { runsUnder809 } from '#shared/domain/policy/national-2025.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { isOver } from '#shared/domain/sharing/machine.ts';
import { mostCallsPerDay, purposeKindLabel } from '#shared/domain/sharing/purpose-kind.ts';
import { usePacks } from '../../app/office-rules.tsx';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft, useRow, useRowsBy } from '../../data/live.ts';
import { stateLabel } from '../../office/case-labels.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { useStanding } from '../../office/grant-parts.tsx';
import { headFacts } from '../../office/head-facts.ts';
import { ItemChoice } from '../../office/item-choice.tsx';
import { PurposeKindFields } from '../../office/purpose-kind-fields.tsx';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { type Fact, Section } from '../../ui/pieces.tsx';

/** 变更 (条例第25条): other items, another purpose, more calls, asked for from the right itself; only under 809. */
export function ChangeRight({ grant }: { readonly grant: Grant }) {
  const packs = usePacks().map(({ id }) => id);
  const standing = useStanding(grant);
  const cases = useRowsBy('sharingCase', 'changes', grant.id);
  const entry = useRow('catalogEntry', grant.entryId);
  const [asking, setAsking] = useState(false);
  const open = cases?.find((each) => !isOver(each));
  if (!runsUnder809({ packs }) || standing !== 'active') return null;
  return (
    <Section title="变更">
      {open === undefined ? (
        <div className="line">
          <Button onClick={() => setAsking(true)}>申请变更</Button>
          <span className="small soft">扩大信息项、改变用途或增加次数须经提供部门同意 · 条例第25条</span>
        </div>
      ) : (
        <p>
          变更申请在办：<a href={hrefOf('case', { caseId: open.id })}>{stateLabel[open.state]}</a>
        </p>
      )}
      {asking && entry && <ChangeDialog grant={grant} entry={entry} onClose={() => setAsking(false)} />}
    </Section>
  );
}

type Draft = WantedTerms & { readonly reason: string };

const draftOf = (grant: Grant): Draft => ({
  itemIds: grant.itemIds,
  purpose: grant.purpose,
  scenario: grant.scenario,
  purposeKind: grant.purposeKind,
  protection: grant.protection,
  callsPerDay: grant.callsPerDay,
  reason: '',
});

type DialogProps = { readonly grant: Grant; readonly entry: CatalogEntry; readonly onClose: () => void };

function ChangeDialog({ grant, entry, onClose }: DialogProps) {
  const initial = useMemo(() => draftOf(grant), [grant]);
  const draft = useDraft<Draft>(draftKey.changeRight(grant.id), initial);
  const [caseId] = useState(() => crypto.randomUUID());
  const { reason, ...wanted } = draft.value;
  const whole =
    wantedTerms.safeParse(wanted).success &&
    (wanted.purposeKind === 'handling' || wanted.protection.trim() !== '') &&
    reason.trim() !== '' &&
    changesAnything(wanted, grant);
  return (
    <TwoStepDialog
      title="申请变更授权"
      confirmText="确认申请变更"
      ready={whole}
      facts={factsOf({ grant, entry, draft: draft.value })}
      onConfirm={async (act) => {
        const done = await act('grant.change-request', { caseId, grantId: grant.id, wanted, reason });
        if (!done) return false;
        draft.clear();
        goTo(hrefOf('case', { caseId }));
        return true;
      }}
      onClose={onClose}
    >
      <ItemChoice
        entry={entry}
        itemIds={wanted.itemIds}
        onChange={(itemIds) => draft.set({ ...draft.value, itemIds })}
      />
      <PurposeKindFields draft={draft.value} onChange={draft.set} error={undefined} />
      <Words label="使用用途" field="purpose" draft={draft.value} onChange={draft.set} />
      <Words label="应用场景" field="scenario" draft={draft.value} onChange={draft.set} />
      <Field label="每日次数" help={`现为 ${grant.callsPerDay} 次`}>
        {(bind) => (
          <InputNumber
            {...bind}
            min={1}
            max={mostCallsPerDay[wanted.purposeKind]}
            precision={0}
            value={wanted.callsPerDay}
            onChange={(count) => draft.set({ ...draft.value, callsPerDay: count ?? 1 })}
          />
        )}
      </Field>
      <Words label="变更理由" field="reason" draft={draft.value} onChange={draft.set} />
    </TwoStepDialog>
  );
}

type WordsProps = {
  readonly label: string;
  readonly field: 'purpose' | 'scenario' | 'reason';
  readonly draft: Draft;
  readonly onChange: (next: Draft) => void;
};

function Words({ label, field, draft, onChange }: WordsProps) {
  return (
    <Field label={label}>
      {(bind) => (
        <Input.TextArea
          {...bind}
          rows={2}
          maxLength={1000}
          value={draft[field]}
          onChange={(event) => onChange({ ...draft, [field]: event.target.value })}
        />
      )}
    </Field>
  );
}

const factsOf = (
  subject: Pick<DialogProps, 'grant' | 'entry'> & { readonly draft: Draft },
): readonly Fact[] => {
  const { grant, entry, draft } = subject;
  const names = entry.items.filter(({ id }) => draft.itemIds.includes(id)).map(({ name }) => name);
  return [
    ['原授权', `${grant.entryName}（${grant.entryCode}）`],
    ['信息项', names.join('、')],
    ['用途类别', purposeKindLabel[draft.purposeKind]],
    ...(draft.protection.trim() === '' ? [] : [['保护措施', draft.protection.trim()] as const]),
    ['使用用途', draft.purpose.trim()],
    ['应用场景', draft.scenario.trim()],
    ['每日次数', `${draft.callsPerDay} 次（现为 ${grant.callsPerDay} 次）`],
    ['变更理由', draft.reason.trim()],
    ['使用期限', '不变；需要更长的另行申请续期'],
    ...headFacts({ packs: ['national-2025'] }),
  ];
};
