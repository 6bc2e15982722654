import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { CatalogEntry, InformationItem } from '#shared/domain/catalog/entry.ts';
import type { CorrectionReport } from '#shared/domain/correction/correction.ts';
import { correctionKindLabel } from '#shared/domain/correction/labels.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import type { Act } from '../../../office/use-act.ts';
import { Field, FieldGroup } from '../../../ui/field.tsx';
import { faultsOf } from '../report-faults.ts';

type ReportFormProps = {
  readonly entry: CatalogEntry;
  /** The granted items. */
  readonly items: readonly InformationItem[];
  readonly draft: CorrectionReport;
  readonly onChange: (next: CorrectionReport) => void;
  readonly acting: Act;
  readonly onConfirm: () => void;
};

/** Kind, items, record, what is wrong, evidence; then what will be recorded. */
export function ReportForm({ entry, items, draft, onChange, acting, onConfirm }: ReportFormProps) {
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const faults = faultsOf(draft);
  const whole = Object.keys(faults).length === 0;
  const shown = asked ? faults : {};
  const check = () => {
    setAsked(true);
    setConfirming(whole);
  };
  return (
    <div className="block stack">
      <What items={items} draft={draft} onChange={onChange} />
      {shown.itemIds !== undefined && <p className="field__error">{shown.itemIds}</p>}
      <Words draft={draft} onChange={onChange} faults={shown} />
      <div className="line">
        <Button type="primary" onClick={check}>
          送提供部门
        </Button>
        <span className="small soft">草稿随键入保存在本机</span>
      </div>
      {confirming && (
        <ConfirmRecord
          title="确认反馈内容"
          confirmText="确认反馈"
          facts={[
            ['资源', `${entry.name}（${entry.code}）`],
            ['性质', correctionKindLabel[draft.kind]],
            [
              '信息项',
              items
                .filter(({ id }) => draft.itemIds.includes(id))
                .map(({ name }) => name)
                .join('、'),
            ],
            ['记录定位', draft.locator.trim()],
            ['问题', draft.wrong.trim()],
            ['证据', draft.evidence.trim()],
          ]}
          busy={acting.busy}
          problem={acting.problem}
          onConfirm={onConfirm}
          onCancel={() => setConfirming(false)}
        />
      )}
    </div>
  );
}

type PartProps = Pick<ReportFormProps, 'draft' | 'onChange'>;

function What({ items, draft, onChange }: PartProps & Pick<ReportFormProps, 'items'>) {
  return (
    <>
      <FieldGroup legend="性质">
        <Radio.Group
          aria-label="性质"
          value={draft.kind}
          onChange={(event) => onChange({ ...draft, kind: event.target.value })}
          options={[
            { value: 'doubt', label: '疑义：看来不对，需要核实' },
            { value: 'error', label: '错误：有材料证明不对' },
          ]}
        />
      </FieldGroup>
      <FieldGroup legend="涉及的信息项">
        <Checkbox.Group
          className="line line--wrap"
          value={draft.itemIds}
          onChange={(itemIds) => onChange({ ...draft, itemIds })}
          options={items.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldGroup>
    </>
  );
}

const texts = [
  {
    key: 'locator',
    label: '记录定位',
    help: '够提供部门找到这条记录即可，如证件号末四位加登记地；不写完整证件号码、住址等多余的个人信息',
    rows: 1,
    limit: 60,
  },
  { key: 'wrong', label: '问题', help: '哪里不对；知道正确的，写明应是什么', rows: 3, limit: 1000 },
  {
    key: 'evidence',
    label: '证据',
    help: '依据什么材料：写材料名称和出具单位，不抄录无关内容',
    rows: 3,
    limit: 1000,
  },
] as const;

function Words({ draft, onChange, faults }: PartProps & { readonly faults: ReturnType<typeof faultsOf> }) {
  return texts.map(({ key, label, help, rows, limit }) => (
    <Field key={key} label={label} help={help} error={faults[key]}>
      {(bind) => (
        <Input.TextArea
          {...bind}
          rows={rows}
          maxLength={limit}
          value={draft[key]}
          onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
        />
      )}
    </Field>
  ));
}
