import { Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { overallShareType } from '#shared/domain/catalog/share-type.ts';
import { addMonths, civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useNow } from '../../app/use-now.ts';
import { useDraft, useRowsBy, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { Field } from '../../ui/field.tsx';

export type AgencyDraft = {
  readonly agentId: string | null;
  readonly entryIds: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly note: string;
};

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));

const isReady = (draft: AgencyDraft): boolean =>
  draft.agentId !== null &&
  draft.entryIds.length > 0 &&
  isDate(draft.validFrom) &&
  isDate(draft.validTo) &&
  draft.validFrom <= draft.validTo;

const mayBeAnswered = (entry: CatalogEntry): boolean =>
  entry.status === 'published' &&
  entry.dedicatedTo === null &&
  overallShareType(entry.items) === 'conditional';

/** 授权代理方: which resources, to whom, for how long. */
export function AuthoriseDialog({ onClose }: { readonly onClose: () => void }) {
  const departmentName = useDepartmentName();
  const { departmentId } = useOfficer();
  const entries = useRowsBy('catalogEntry', 'providerId', departmentId);
  const offered = useMemo(() => entries?.filter(mayBeAnswered) ?? [], [entries]);
  const [agencyId] = useState(() => crypto.randomUUID());
  const draft = useDraft<AgencyDraft>(draftKey.agency, useEmptyDraft());
  const { agentId, entryIds, validFrom, validTo, note } = draft.value;
  const ready = isReady(draft.value);
  const names = offered.filter(({ id }) => entryIds.includes(id)).map(({ name }) => name);
  return (
    <TwoStepDialog
      title="授权代理方"
      confirmText="确认授权"
      ready={ready}
      facts={[
        ['代理方', departmentName(agentId ?? '')],
        ['资源范围', names.join('、')],
        ['期限', ready ? `${longDateLabel(validFrom)} 至 ${longDateLabel(validTo)}` : ''],
        ['说明', note.trim()],
        ['后果', '代理方的答复视同本部门作出；范围内待答复的事项一并交其办理'],
      ]}
      onConfirm={async (act) => {
        const scope = { agencyId, agentId: agentId ?? '', entryIds: [...entryIds] };
        const done = await act('agency.authorise', { ...scope, validFrom, validTo, note });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <AgencyFields offered={offered} value={draft.value} onChange={draft.set} />
      <ClauseLine clause="五(四)1" />
    </TwoStepDialog>
  );
}

/** A year from today; made once, so that it does not move with the minutes. */
function useEmptyDraft(): AgencyDraft {
  const today = civilDateOf(useNow());
  const [initial] = useState<AgencyDraft>(() => ({
    agentId: null,
    entryIds: [],
    validFrom: today,
    validTo: addMonths(today, 12),
    note: '',
  }));
  return initial;
}

type AgencyFieldsProps = {
  readonly offered: readonly CatalogEntry[];
  readonly value: AgencyDraft;
  readonly onChange: (next: AgencyDraft) => void;
};

function AgencyFields({ offered, value, onChange }: AgencyFieldsProps) {
  const { departmentId } = useOfficer();
  const departments = useTable('department') ?? [];
  return (
    <>
      <Field label="代理方">
        {(bind) => (
          <Select<string>
            {...bind}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={value.agentId}
            options={departments
              .filter(({ id }) => id !== departmentId)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(agentId) => onChange({ ...value, agentId })}
          />
        )}
      </Field>
      <Field label="资源范围" help="只列本部门有条件共享的资源">
        {(bind) => (
          <Select<string[]>
            {...bind}
            className="wide"
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...value.entryIds]}
            options={offered.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(entryIds) => onChange({ ...value, entryIds })}
          />
        )}
      </Field>
      <PeriodFields value={value} onChange={onChange} />
      <Field label="说明" help="可不填">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={2}
            maxLength={1000}
            value={value.note}
            onChange={(event) => onChange({ ...value, note: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

const dates = [
  ['validFrom', '授权自'],
  ['validTo', '授权至'],
] as const;

/** Typed, not picked: the browser's own date field follows the language of the system, not ours. */
function PeriodFields({ value, onChange }: Omit<AgencyFieldsProps, 'offered'>) {
  return (
    <div className="line line--top">
      {dates.map(([key, label]) => (
        <Field key={key} label={label} help="年-月-日">
          {(bind) => (
            <Input
              {...bind}
              maxLength={10}
              value={value[key]}
              onChange={(event) => onChange({ ...value, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
