import { App, InputNumber } from 'antd';
import { useState } from 'react';
import { type AssessmentPlan, assessmentPlan } from '#shared/domain/assessment/assessment.ts';
import { proposedIndicators } from '#shared/domain/assessment/indicator.ts';
import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { isMergedBy, mergedInto } from '#shared/domain/reorganisation/adjustment.ts';
import { usePerform } from '../../../app/officer-context.ts';
import { useNow } from '../../../app/use-now.ts';
import { useDraft, useTable } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { type NameOf, useDepartmentName } from '../../../office/use-names.ts';
import { FieldGroup } from '../../../ui/field.tsx';
import type { Fact } from '../../../ui/pieces.tsx';
import { useDesk } from '../use-desk.ts';

type Draft = Pick<AssessmentPlan, 'name' | 'period' | 'indicators'>;
const nothing: Draft = { name: '', period: { from: '', to: '' }, indicators: [...proposedIndicators] };

/** 计算一期考核: the period and the weights; then a sheet for every department of this desk. */
export function NewAssessmentDialog({ onClose }: { readonly onClose: () => void }) {
  const { message } = App.useApp();
  const perform = usePerform();
  const isDesk = useDesk();
  const departmentName = useDepartmentName();
  const today = civilDateOf(useNow());
  const [periodId] = useState(() => crypto.randomUUID());
  const draft = useDraft<Draft>(draftKey.assessment, nothing);
  const every = useTable('department') ?? [];
  const plan = assessmentPlan.safeParse({ ...draft.value, periodId }).data;
  const { period } = draft.value;
  // What went into another by the end of the period counts there, and has no sheet of its own.
  const assessed = every.filter((each) => isDesk(each.id) && !isMergedBy(each, period.to));
  const merged = new Map(assessed.map(({ id }) => [id, mergedInto(id, every, period.to)]));
  const running = plan !== undefined && period.to >= today;
  const turned = plan !== undefined && period.from > period.to;
  return (
    <TwoStepDialog
      title="计算一期考核"
      confirmText="确认计算"
      ready={plan !== undefined && !running && !turned && assessed.length > 0}
      facts={[
        ['名称', draft.value.name.trim()],
        ['期间', `${longDateLabel(period.from)}至${longDateLabel(period.to)}`],
        ['指标', draft.value.indicators.map(({ name, weight }) => `${name} ${weight}`).join('；')],
        ['部门', `${assessed.length} 个，各出一份，公示后可提异议`],
        ...mergedFacts(merged, departmentName),
      ]}
      onConfirm={async () => {
        if (plan === undefined) return false;
        // One act for each: a department that was counted already is refused alone.
        for (const { id } of assessed)
          await perform('assessment.compute', {
            plan,
            departmentId: id,
            mergedIds: [...(merged.get(id) ?? [])],
          });
        draft.clear();
        message.success(`已计算 ${assessed.length} 个部门`);
        return true;
      }}
      onClose={onClose}
    >
      <PlanFields value={draft.value} fault={faultOf(running, turned)} onChange={draft.set} />
    </TwoStepDialog>
  );
}

const mergedFacts = (merged: ReadonlyMap<string, readonly string[]>, nameOf: NameOf): readonly Fact[] => {
  const joined = [...merged].flatMap(([id, ids]) => ids.map((each) => `${nameOf(each)} 并入 ${nameOf(id)}`));
  return joined.length === 0 ? [] : [['合并计算', joined.join('；')]];
};

const faultOf = (running: boolean, turned: boolean): string | undefined => {
  if (turned) return '止日期早于起日期。';
  return running ? '考核期间结束之后才能计算。' : undefined;
};

type FieldsProps = {
  readonly value: Draft;
  readonly fault: string | undefined;
  readonly onChange: (next: Draft) => void;
};

function PlanFields({ value, fault, onChange }: FieldsProps) {
  const { name, period, indicators } = value;
  const sum = indicators.reduce((total, { weight }) => total + weight, 0);
  return (
    <>
      <TextField
        label="名称"
        help="如 2026年第三季度考核"
        limit={60}
        value={name}
        onChange={(next) => onChange({ ...value, name: next })}
      />
      <div className="field-pairs">
        <TextField
          label="起日期"
          help="年-月-日"
          limit={10}
          value={period.from}
          onChange={(from) => onChange({ ...value, period: { ...period, from } })}
        />
        <TextField
          label="止日期"
          help="年-月-日，须已过去"
          limit={10}
          value={period.to}
          error={fault}
          onChange={(to) => onChange({ ...value, period: { ...period, to } })}
        />
      </div>
      <FieldGroup legend="指标和权重">
        <ul className="weights">
          {indicators.map(({ id, name: label, clause, weight }) => (
            <li key={id} className="line line--apart">
              <span>
                {label} <span className="small soft">依据 {clause}</span>
              </span>
              <InputNumber
                aria-label={`${label}的权重`}
                min={1}
                max={100}
                value={weight}
                onChange={(next) =>
                  onChange({
                    ...value,
                    indicators: indicators.map((each) =>
                      each.id === id ? { ...each, weight: next ?? each.weight } : each,
                    ),
                  })
                }
              />
            </li>
          ))}
        </ul>
      </FieldGroup>
      <p className={sum === 100 ? 'small soft' : 'small field__error'}>权重合计 {sum}，须为 100</p>
    </>
  );
}
