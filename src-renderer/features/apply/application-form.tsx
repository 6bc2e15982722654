import { Button, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { exchangeMethodLabel } from '#shared/domain/catalog/labels.ts';
import { purposeKindLabel } from '#shared/domain/sharing/purpose-kind.ts';
import type { Application } from '#shared/domain/sharing/sharing-case.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { ItemChoice } from '../../office/item-choice.tsx';
import { PurposeKindFields } from '../../office/purpose-kind-fields.tsx';
import type { Act } from '../../office/use-act.ts';
import { Field, FieldGroup } from '../../ui/field.tsx';
import type { Fact } from '../../ui/pieces.tsx';
import { faultsOf } from './application-draft.ts';
import { RoadSteps } from './road-steps.tsx';

type ApplicationFormProps = {
  readonly entry: CatalogEntry;
  readonly draft: Application;
  readonly onChange: (next: Application) => void;
  readonly confirmText: string;
  readonly acting: Act;
  readonly onConfirm: () => void;
};

/** 申请: items, purpose, scenario, method, months; the road it takes; and what will be recorded. */
export function ApplicationForm(props: ApplicationFormProps) {
  const { entry, draft, onChange, confirmText, acting } = props;
  const officer = useOfficer();
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const faults = faultsOf(draft);
  const whole = Object.keys(faults).length === 0;
  const items = entry.items.filter((item) => draft.itemIds.includes(item.id));
  const check = () => {
    setAsked(true);
    setConfirming(whole);
  };
  return (
    <div className="form-columns">
      <div className="block stack">
        <ItemChoice
          entry={entry}
          itemIds={draft.itemIds}
          onChange={(itemIds) => onChange({ ...draft, itemIds })}
        />
        {asked && faults.itemIds !== undefined && <p className="field__error">{faults.itemIds}</p>}
        <PurposeKindFields draft={draft} onChange={onChange} error={asked ? faults.protection : undefined} />
        <Wording draft={draft} onChange={onChange} faults={asked ? faults : {}} />
        <Terms entry={entry} draft={draft} onChange={onChange} />
        <div className="line">
          <Button type="primary" onClick={check}>
            {confirmText}
          </Button>
          {asked && !whole && (
            <span className="field__error" role="alert">
              还有内容未填写完整，请看上方红字。
            </span>
          )}
        </div>
      </div>
      <aside className="block stack">
        <RoadSteps subject={{ entry, items, departmentId: officer.departmentId }} />
        <p className="small soft">草稿随键入保存在本机，关闭窗口不会丢失。</p>
      </aside>
      {confirming && (
        <ConfirmRecord
          title="确认申请内容"
          confirmText="确认提交"
          facts={factsOf(entry, draft)}
          busy={acting.busy}
          problem={acting.problem}
          onConfirm={props.onConfirm}
          onCancel={() => setConfirming(false)}
        />
      )}
    </div>
  );
}

const factsOf = (entry: CatalogEntry, draft: Application): readonly Fact[] => [
  ['资源', `${entry.name}（${entry.code}）`],
  [
    '信息项',
    entry.items
      .filter((item) => draft.itemIds.includes(item.id))
      .map((item) => item.name)
      .join('、'),
  ],
  ['用途类别', purposeKindLabel[draft.purposeKind]],
  ...(draft.purposeKind === 'analysis' ? [['保护措施', draft.protection.trim()] as const] : []),
  ['使用用途', draft.purpose.trim()],
  ['应用场景', draft.scenario.trim()],
  ['交换方式', exchangeMethodLabel[draft.method]],
  ['使用期限', `授权起 ${draft.validMonths} 个月`],
];

type PartProps = Pick<ApplicationFormProps, 'draft' | 'onChange'>;

function Wording({ draft, onChange, faults }: PartProps & { readonly faults: ReturnType<typeof faultsOf> }) {
  return (
    <>
      <Field label="使用用途" help="用来办什么事，依据什么职责" error={faults.purpose}>
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
      <Field label="应用场景" help="在哪个环节、由谁、怎样使用" error={faults.scenario}>
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={3}
            maxLength={1000}
            value={draft.scenario}
            onChange={(event) => onChange({ ...draft, scenario: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Terms({ entry, draft, onChange }: PartProps & { readonly entry: CatalogEntry }) {
  return (
    <div className="line line--wrap line--top">
      <FieldGroup legend="交换方式">
        <Radio.Group
          aria-label="交换方式"
          value={draft.method}
          onChange={(event) => onChange({ ...draft, method: event.target.value })}
          options={entry.exchangeMethods.map((method) => ({
            value: method,
            label: exchangeMethodLabel[method],
          }))}
        />
      </FieldGroup>
      <Field label="使用期限（月）">
        {(bind) => (
          <InputNumber
            {...bind}
            min={1}
            max={36}
            precision={0}
            value={draft.validMonths}
            onChange={(months) => onChange({ ...draft, validMonths: months ?? 12 })}
          />
        )}
      </Field>
    </div>
  );
}
