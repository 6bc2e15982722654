import { Radio, Select } from 'antd';
import { useState } from 'react';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { drillReport, isRestored } from '#shared/domain/security-record/drill.ts';
import { drillKindLabel } from '#shared/domain/security-record/labels.ts';
import { hrefOf } from '../../../app/routes.ts';
import { useNow } from '../../../app/use-now.ts';
import { showAt } from '../../../app/use-route.ts';
import { useDraft, useTable } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { Field, FieldGroup } from '../../../ui/field.tsx';

type Draft = {
  readonly kind: 'drill' | 'restore';
  readonly title: string;
  readonly heldOn: string;
  readonly course: string;
  readonly findings: string;
  readonly involvedIds: readonly string[];
  readonly backup: string;
  /** As the platform prints it: the number of entries, a space, the hash. */
  readonly original: string;
  readonly restored: string;
};

const headOf = (text: string) => {
  const [entries = '', hash = ''] = text.trim().split(/\s+/u);
  return { entries: Number(entries), hash };
};

const reportOf = (draft: Draft) => {
  const { backup, original, restored, ...rest } = draft;
  const restore = { backup, original: headOf(original), restored: headOf(restored) };
  return drillReport.safeParse({ ...rest, restore: draft.kind === 'restore' ? restore : null });
};

/** 登记演练或恢复验证. */
export function DrillDialog({ onClose }: { readonly onClose: () => void }) {
  const now = useNow();
  const [start] = useState<Draft>(() => ({
    kind: 'drill',
    title: '',
    heldOn: civilDateOf(now),
    course: '',
    findings: '',
    involvedIds: [],
    backup: '',
    original: '',
    restored: '',
  }));
  const [drillId] = useState(() => crypto.randomUUID());
  const draft = useDraft(draftKey.drill, start);
  const report = reportOf(draft.value);
  const restore = report.data?.restore ?? null;
  return (
    <TwoStepDialog
      title="登记演练或恢复验证"
      confirmText="确认登记"
      ready={report.success}
      facts={[
        ['类别', drillKindLabel[draft.value.kind]],
        ['名称', draft.value.title.trim()],
        ['日期', draft.value.heldOn],
        ['过程', draft.value.course.trim()],
        ['发现和改进', draft.value.findings.trim()],
        ...(restore === null
          ? []
          : [['结论', isRestored(restore) ? '两处台账一致，恢复完整' : '两处台账不一致'] as const]),
        ['结果', '登记后不能修改'],
      ]}
      onConfirm={async (act) => {
        if (!report.success) return false;
        const done = await act('drill.record', { drillId, report: report.data });
        if (!done) return false;
        draft.clear();
        showAt(hrefOf('securityRecord', { recordId: drillId }));
        return true;
      }}
      onClose={onClose}
    >
      <DrillFields value={draft.value} onChange={draft.set} />
    </TwoStepDialog>
  );
}

type FieldsProps = { readonly value: Draft; readonly onChange: (next: Draft) => void };

const words = [
  { key: 'title', label: '名称', help: '', rows: 1, limit: 100 },
  { key: 'heldOn', label: '日期', help: '年-月-日', rows: 1, limit: 10 },
  { key: 'course', label: '过程', help: '怎样做的、用了多久', rows: 2, limit: 2000 },
  { key: 'findings', label: '发现和改进', help: '没有问题的写明没有', rows: 2, limit: 2000 },
] as const;

const proofs = [
  { key: 'backup', label: '备份', help: '哪一份、用什么办法做的' },
  { key: 'original', label: '备份时的台账', help: '平台打印的条数和校验值，中间一个空格' },
  { key: 'restored', label: '恢复后的台账', help: '同上，在恢复出来的库上取得' },
] as const;

function DrillFields({ value, onChange }: FieldsProps) {
  const departments = useTable('department') ?? [];
  return (
    <>
      <FieldGroup legend="类别">
        <Radio.Group
          aria-label="类别"
          value={value.kind}
          options={(['drill', 'restore'] as const).map((kind) => ({
            value: kind,
            label: drillKindLabel[kind],
          }))}
          onChange={(event) => onChange({ ...value, kind: event.target.value })}
        />
      </FieldGroup>
      {words.map(({ key, ...rest }) => (
        <TextField
          key={key}
          {...rest}
          value={value[key]}
          onChange={(text) => onChange({ ...value, [key]: text })}
        />
      ))}
      {value.kind === 'restore' &&
        proofs.map(({ key, ...rest }) => (
          <TextField
            key={key}
            {...rest}
            limit={200}
            value={value[key]}
            onChange={(text) => onChange({ ...value, [key]: text })}
          />
        ))}
      <Field label="参加的部门" help="没有的可不选">
        {(bind) => (
          <Select<string[]>
            {...bind}
            className="wide"
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...value.involvedIds]}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(involvedIds) => onChange({ ...value, involvedIds })}
          />
        )}
      </Field>
    </>
  );
}
