import { Button, Input } from 'antd';
import { useState } from 'react';
import { resolutionLabel } from '#shared/domain/collection-check/labels.ts';
import type { Supply } from '#shared/domain/collection-check/match.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { useAct } from '../../../office/use-act.ts';
import { Field } from '../../../ui/field.tsx';
import {
  type CollectionDraft,
  emptyResolution,
  itemFault,
  itemNamesOf,
  mostItems,
  proposalOf,
  resolutionOf,
} from '../collection-draft.ts';
import { ItemDecision } from './item-decision.tsx';

type CheckFormProps = {
  readonly draft: CollectionDraft;
  /** What the catalogue supplies, for each item in the order written; null while it is looked for. */
  readonly found: readonly (readonly Supply[])[] | null;
  readonly onChange: (next: CollectionDraft) => void;
  readonly onDone: () => void;
};

const nothing: readonly (readonly Supply[])[] = [];

/** Name, purpose, items; then each item with what supplies it. Matches as it is written, without a link. */
export function CheckForm(props: CheckFormProps) {
  const { draft, onChange } = props;
  const found = props.found ?? nothing;
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const names = itemNamesOf(draft.items);
  const supplied = found.filter((supplies) => supplies.length > 0).length;
  const stands =
    props.found !== null &&
    proposalOf(draft, found) !== null &&
    names.every((name, at) => itemFault(draft.resolutions[name], found[at] ?? []) === null);
  return (
    <div className="block stack">
      <Description {...props} asked={asked} />
      {names.length > 0 && (
        <p role="status">
          {props.found === null
            ? '正在对照目录……'
            : `共 ${names.length} 项：${supplied} 项目录里已有，可以共享取得；${names.length - supplied} 项没有查到。`}
        </p>
      )}
      {props.found !== null &&
        names.map((name, at) => {
          const supplies = found[at] ?? [];
          return supplies.length === 0 ? null : (
            <ItemDecision
              key={name}
              name={name}
              supplies={supplies}
              draft={draft.resolutions[name] ?? emptyResolution}
              fault={asked ? itemFault(draft.resolutions[name], supplies) : null}
              onChange={(next) => onChange({ ...draft, resolutions: { ...draft.resolutions, [name]: next } })}
            />
          );
        })}
      <div className="line">
        <Button
          type="primary"
          loading={names.length > 0 && props.found === null}
          onClick={() => {
            setAsked(true);
            setConfirming(stands);
          }}
        >
          登记核查结果
        </Button>
        <span className="small soft">草稿随键入保存在本机</span>
      </div>
      {confirming && (
        <Confirm
          {...props}
          found={found}
          onDone={() => {
            setConfirming(false);
            setAsked(false);
            props.onDone();
          }}
          onClose={() => setConfirming(false)}
        />
      )}
    </div>
  );
}

function Description({ draft, onChange, asked }: CheckFormProps & { readonly asked: boolean }) {
  const count = itemNamesOf(draft.items).length;
  const missing = (text: string, message: string) => (asked && text.trim() === '' ? message : undefined);
  const itemsFault =
    count > mostItems ? `一次最多核查 ${mostItems} 项。` : missing(draft.items, '请列出拟采集的信息项。');
  return (
    <div className="form-pair">
      <div>
        <Field label="拟采集名称" error={missing(draft.name, '请写明名称。')}>
          {(bind) => (
            <Input
              {...bind}
              maxLength={200}
              value={draft.name}
              onChange={(event) => onChange({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <Field label="采集目的" help="办什么事，依据什么职责" error={missing(draft.purpose, '请写明目的。')}>
          {(bind) => (
            <Input.TextArea
              {...bind}
              rows={3}
              maxLength={1000}
              value={draft.purpose}
              onChange={(event) => onChange({ ...draft, purpose: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="拟采集的信息项" help="一行一项，或用顿号隔开；随写随查，不用联网" error={itemsFault}>
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={6}
            maxLength={6000}
            value={draft.items}
            onChange={(event) => onChange({ ...draft, items: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

type ConfirmProps = CheckFormProps & {
  readonly found: readonly (readonly Supply[])[];
  readonly onClose: () => void;
};

function Confirm({ draft, found, onDone, onClose }: ConfirmProps) {
  const { act, busy, problem } = useAct();
  const [checkId] = useState(() => crypto.randomUUID());
  const proposal = proposalOf(draft, found);
  const kinds = itemNamesOf(draft.items).map((name, at) => ({
    name,
    kind: resolutionOf(draft.resolutions[name], found[at] ?? [])?.kind ?? 'collect',
  }));
  const confirm = async () => {
    if (proposal !== null && (await act('collection.check', { checkId, proposal }))) onDone();
  };
  return (
    <ConfirmRecord
      title="确认核查结果"
      confirmText="确认登记"
      facts={[
        ['拟采集名称', draft.name.trim()],
        ['采集目的', draft.purpose.trim()],
        ...(['collect', 'share', 'different', 'exception'] as const)
          .map((kind) => [kind, kinds.filter((each) => each.kind === kind)] as const)
          .filter(([, members]) => members.length > 0)
          .map(
            ([kind, members]) => [resolutionLabel[kind], members.map(({ name }) => name).join('、')] as const,
          ),
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  );
}
