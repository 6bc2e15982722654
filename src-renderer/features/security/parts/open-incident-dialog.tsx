import { Select } from 'antd';
import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type IncidentKind,
  type IncidentReport,
  incidentKind,
  incidentReport,
} from '#shared/domain/security-record/incident.ts';
import { incidentKindLabel } from '#shared/domain/security-record/labels.ts';
import { hrefOf } from '../../../app/routes.ts';
import { useNow } from '../../../app/use-now.ts';
import { showAt } from '../../../app/use-route.ts';
import { useDraft, useTable } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { minuteOf } from '../../../office/instant-text.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useEntryChoices } from '../../../office/use-entry-choices.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';

type Draft = Omit<IncidentReport, 'foundAt'> & { readonly foundAt: string };

/** 登记安全事件: what, when found, which resources and rights. */
export function OpenIncidentDialog({ onClose }: { readonly onClose: () => void }) {
  const now = useNow();
  const [start] = useState<Draft>(() => ({
    kind: 'leak',
    title: '',
    foundAt: timeLabel(now),
    description: '',
    entryIds: [],
    grantIds: [],
  }));
  const [incidentId] = useState(() => crypto.randomUUID());
  const draft = useDraft(draftKey.incident, start);
  const foundAt = minuteOf(draft.value.foundAt);
  const report = incidentReport.safeParse({ ...draft.value, foundAt });
  const touched = draft.value.entryIds.length + draft.value.grantIds.length;
  return (
    <TwoStepDialog
      title="登记安全事件"
      confirmText="确认登记"
      ready={report.success}
      facts={[
        ['性质', incidentKindLabel[draft.value.kind]],
        ['名称', draft.value.title.trim()],
        ['发现时间', draft.value.foundAt],
        ['经过', draft.value.description.trim()],
        ['涉及的资源和授权', touched === 0 ? '无' : `${touched} 项，各方部门可看`],
      ]}
      onConfirm={async (act) => {
        if (!report.success) return false;
        const done = await act('incident.open', { incidentId, report: report.data });
        if (!done) return false;
        draft.clear();
        showAt(hrefOf('securityRecord', { recordId: incidentId }));
        return true;
      }}
      onClose={onClose}
    >
      <IncidentFields value={draft.value} badTime={foundAt === null} onChange={draft.set} />
    </TwoStepDialog>
  );
}

type FieldsProps = {
  readonly value: Draft;
  readonly badTime: boolean;
  readonly onChange: (next: Draft) => void;
};

function IncidentFields({ value, badTime, onChange }: FieldsProps) {
  return (
    <>
      <Field label="性质">
        {(bind) => (
          <Select<IncidentKind>
            {...bind}
            className="wide"
            value={value.kind}
            options={incidentKind.options.map((kind) => ({ value: kind, label: incidentKindLabel[kind] }))}
            onChange={(kind) => onChange({ ...value, kind })}
          />
        )}
      </Field>
      <TextField
        label="事件名称"
        limit={100}
        value={value.title}
        onChange={(title) => onChange({ ...value, title })}
      />
      <TextField
        label="发现时间"
        help="年-月-日 时:分"
        limit={16}
        value={value.foundAt}
        error={badTime ? '请写作 2026-11-23 09:30。' : undefined}
        onChange={(foundAt) => onChange({ ...value, foundAt })}
      />
      <TextField
        label="经过"
        help="怎样发现、发生了什么；不写个人信息"
        rows={3}
        limit={2000}
        value={value.description}
        onChange={(description) => onChange({ ...value, description })}
      />
      <TouchedFields value={value} onChange={onChange} />
    </>
  );
}

function TouchedFields({ value, onChange }: Omit<FieldsProps, 'badTime'>) {
  const departmentName = useDepartmentName();
  const { choices, onSearch } = useEntryChoices(value.entryIds);
  const grants = useTable('grant') ?? [];
  const pick = [
    ['涉及的资源', 'entryIds', choices, { filterOption: false, onSearch }],
    [
      '涉及的授权',
      'grantIds',
      grants.map(({ id, entryName, userDepartmentId }) => ({
        value: id,
        label: `${entryName}（${departmentName(userDepartmentId)}）`,
      })),
      { optionFilterProp: 'label' },
    ],
  ] as const;
  return pick.map(([label, key, options, showSearch]) => (
    <Field key={key} label={label} help="没有的可不选；选了的，各方部门看得到这条记录">
      {(bind) => (
        <Select<string[]>
          {...bind}
          className="wide"
          mode="multiple"
          showSearch={showSearch}
          value={[...value[key]]}
          options={[...options]}
          onChange={(ids) => onChange({ ...value, [key]: ids })}
        />
      )}
    </Field>
  ));
}
