import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { ReplacementPlan } from '#shared/domain/replacement/replacement.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft, useRowsBy } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { Field } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/pieces.tsx';
import { ConfirmPlan } from './parts/confirm-plan.tsx';
import { MappingTable } from './parts/mapping-table.tsx';
import { emptyPlan, planFaults, proposedMapping } from './plan-draft.ts';

/** 制定更替方案: which resource gives way to which, where every item goes, and when. */
export function PlanPage() {
  const { departmentId } = useOfficer();
  const entries = useRowsBy('catalogEntry', 'providerId', departmentId);
  const draft = useDraft(draftKey.replacement(), emptyPlan);
  return (
    <Page title="制定更替方案" note="停用旧资源前，先定好不丢数据的过渡办法 · 五(七)">
      {entries === undefined || !draft.loaded ? (
        <Loading />
      ) : (
        <PlanForm
          entries={entries.filter(
            (each) => each.status === 'published' && each.replacedByEntryId === undefined,
          )}
          draft={draft.value}
          onChange={draft.set}
          onDone={() => {
            draft.clear();
            goTo(hrefOf('upkeep'));
          }}
        />
      )}
    </Page>
  );
}

type PlanFormProps = {
  readonly entries: readonly CatalogEntry[];
  readonly draft: ReplacementPlan;
  readonly onChange: (next: ReplacementPlan) => void;
  readonly onDone: () => void;
};

function PlanForm({ entries, draft, onChange, onDone }: PlanFormProps) {
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const old = entries.find(({ id }) => id === draft.oldEntryId);
  const next = entries.find(({ id }) => id === draft.newEntryId);
  const faults = planFaults(draft);
  const choose = (oldEntryId: string, newEntryId: string) => {
    const from = entries.find(({ id }) => id === oldEntryId);
    const to = entries.find(({ id }) => id === newEntryId);
    onChange({ ...draft, oldEntryId, newEntryId, mapping: from && to ? proposedMapping(from, to) : [] });
  };
  return (
    <div className="block stack block--narrow">
      <EntryChoice
        label="旧资源"
        entries={entries}
        value={draft.oldEntryId}
        onChange={(id) => choose(id, draft.newEntryId)}
      />
      <EntryChoice
        label="新资源"
        entries={entries.filter(({ id }) => id !== draft.oldEntryId)}
        value={draft.newEntryId}
        onChange={(id) => choose(draft.oldEntryId, id)}
      />
      {old !== undefined && next !== undefined && (
        <MappingTable
          old={old}
          next={next}
          mapping={draft.mapping}
          onChange={(mapping) => onChange({ ...draft, mapping })}
        />
      )}
      <Terms draft={draft} onChange={onChange} />
      {asked &&
        faults.map((fault) => (
          <p key={fault} className="field__error" role="alert">
            {fault}
          </p>
        ))}
      <div className="line">
        <Button
          type="primary"
          onClick={() => {
            setAsked(true);
            setConfirming(faults.length === 0);
          }}
        >
          制定并通知使用部门
        </Button>
      </div>
      <ClauseLine clause="五(七)" />
      {confirming && old !== undefined && next !== undefined && (
        <ConfirmPlan
          old={old}
          next={next}
          plan={draft}
          onClose={() => setConfirming(false)}
          onDone={onDone}
        />
      )}
    </div>
  );
}

type EntryChoiceProps = {
  readonly label: string;
  readonly entries: readonly CatalogEntry[];
  readonly value: string;
  readonly onChange: (id: string) => void;
};

function EntryChoice({ label, entries, value, onChange }: EntryChoiceProps) {
  return (
    <Field label={label}>
      {(bind) => (
        <Select
          {...bind}
          className="wide"
          showSearch
          optionFilterProp="label"
          placeholder="本部门已发布的资源"
          value={value === '' ? null : value}
          options={entries.map(({ id, name, code }) => ({ value: id, label: `${name}（${code}）` }))}
          onChange={(id: string) => onChange(id)}
        />
      )}
    </Field>
  );
}

const dates = [
  ['parallelFrom', '并行期自'],
  ['parallelTo', '并行期至'],
  ['stopOn', '停用日'],
] as const;

function Terms({ draft, onChange }: Pick<PlanFormProps, 'draft' | 'onChange'>) {
  return (
    <>
      <div className="line line--wrap line--top">
        {dates.map(([key, label]) => (
          <Field key={key} label={label} help="年-月-日">
            {(bind) => (
              <Input
                {...bind}
                maxLength={10}
                placeholder="2026-12-01"
                value={draft[key]}
                onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label="过渡办法" help="怎样切换、怎样核对，保证数据不丢失">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={3}
            maxLength={1000}
            value={draft.method}
            onChange={(event) => onChange({ ...draft, method: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
