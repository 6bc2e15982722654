import { Select } from 'antd';
import { useState } from 'react';
import { type ExchangeMethod, exchangeMethod } from '#shared/domain/catalog/entry.ts';
import { exchangeMethodLabel } from '#shared/domain/catalog/labels.ts';
import {
  type FlowContent,
  type FlowDown,
  type FlowStatus,
  flowContent,
  flowMayBecome,
  flowStatus,
  flowStatusLabel,
} from '#shared/domain/flow-down/flow-down.ts';
import type { Region } from '#shared/domain/organisation/organisation.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { Field } from '../../../ui/field.tsx';

type Draft = FlowContent & { readonly regionId: string };

const startOf = (flow: FlowDown | null): Draft =>
  flow === null
    ? { regionId: '', resource: '', method: 'interface', status: 'planned', from: '', note: '' }
    : {
        regionId: flow.regionId,
        resource: flow.resource,
        method: flow.method,
        status: flow.status,
        from: flow.from,
        note: flow.note,
      };

type DialogProps = {
  readonly flow: FlowDown | null;
  readonly counties: readonly Region[];
  readonly onClose: () => void;
};

/** 登记下沉 or 更新, then what will be recorded. */
export function FlowDialog({ flow, counties, onClose }: DialogProps) {
  const [flowId] = useState(() => flow?.id ?? crypto.randomUUID());
  const [start] = useState(() => startOf(flow));
  const draft = useDraft<Draft>(draftKey.flow(flow === null ? 'new' : `${flow.id}:${flow.version}`), start);
  const { regionId, ...written } = draft.value;
  const content = flowContent.safeParse(written).data;
  const unexplained = written.status === 'stopped' && written.note.trim() === '';
  const county = counties.find(({ id }) => id === regionId)?.name ?? '';
  return (
    <TwoStepDialog
      title={flow === null ? '登记下沉' : '更新下沉'}
      confirmText={flow === null ? '确认登记' : '确认更新'}
      ready={content !== undefined && county !== '' && !unexplained}
      facts={[
        ['数据', written.resource.trim()],
        ['下沉到', county],
        ['方式', exchangeMethodLabel[written.method]],
        ['状态', flowStatusLabel[written.status]],
        ['日期', written.from],
        ['说明', written.note.trim() || '—'],
      ]}
      onConfirm={async (act) => {
        if (content === undefined) return false;
        const done =
          flow === null
            ? await act('flow.record', { flowId, regionId, content })
            : await act('flow.revise', { flowId, expectedVersion: flow.version, content });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="下沉到">
        {(bind) => (
          <Select<string>
            {...bind}
            className="wide"
            disabled={flow !== null}
            value={regionId === '' ? null : regionId}
            options={counties.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => draft.set({ ...draft.value, regionId: next })}
          />
        )}
      </Field>
      <FlowFields
        value={draft.value}
        from={flow?.status ?? null}
        unexplained={unexplained}
        onChange={(next) => draft.set({ ...draft.value, ...next })}
      />
    </TwoStepDialog>
  );
}

type FieldsProps = {
  readonly value: FlowContent;
  readonly from: FlowStatus | null;
  readonly unexplained: boolean;
  readonly onChange: (next: Partial<FlowContent>) => void;
};

function FlowFields({ value, from, unexplained, onChange }: FieldsProps) {
  const statuses = flowStatus.options.filter((each) =>
    from === null ? each !== 'stopped' : flowMayBecome(from, each),
  );
  return (
    <>
      <TextField
        label="数据"
        limit={200}
        value={value.resource}
        onChange={(resource) => onChange({ resource })}
      />
      <Field label="方式">
        {(bind) => (
          <Select<ExchangeMethod>
            {...bind}
            className="wide"
            value={value.method}
            options={exchangeMethod.options.map((each) => ({
              value: each,
              label: exchangeMethodLabel[each],
            }))}
            onChange={(method) => onChange({ method })}
          />
        )}
      </Field>
      <Field label="状态">
        {(bind) => (
          <Select<FlowStatus>
            {...bind}
            className="wide"
            value={value.status}
            options={statuses.map((each) => ({ value: each, label: flowStatusLabel[each] }))}
            onChange={(status) => onChange({ status })}
          />
        )}
      </Field>
      <TextField
        label="日期"
        help="年-月-日；计划的写何时下沉，已下沉的写自何时起"
        limit={10}
        value={value.from}
        onChange={(day) => onChange({ from: day })}
      />
      <TextField
        label="说明"
        help="停止的写为什么停止、县里今后从哪里取得"
        rows={3}
        limit={1000}
        value={value.note}
        error={unexplained ? '停止下沉要写明原因。' : undefined}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}
