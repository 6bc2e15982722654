/** 暂停建议: made on confirmed breaches, and taken back; those who decide are outside (七(三)). */
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type AdviceContent,
  adviceContent,
  groundsForAdvice,
  measureLabel,
  type SuspensionAdvice,
} from '#shared/domain/suspension-advice/suspension-advice.ts';
import { violationLabel } from '#shared/domain/violation/item.ts';
import type { Violation } from '#shared/domain/violation/violation.ts';
import { useDraft, useRowsBy } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field, FieldGroup } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/pieces.tsx';

type Draft = AdviceContent & { readonly violationIds: readonly string[] };
const nothing: Draft = { to: '', measures: ['new-projects'], reason: '', violationIds: [] };

type AdviceDialogProps = { readonly departmentId: string; readonly onClose: () => void };

const nameOf = ({ item, evidence, at }: Violation): string =>
  `${violationLabel[item]}：${evidence?.subject ?? '人工登记'}（${timeLabel(at)}认定）`;

export function AdviceDialog({ departmentId, onClose }: AdviceDialogProps) {
  const departmentName = useDepartmentName();
  const [adviceId] = useState(() => crypto.randomUUID());
  const draft = useDraft<Draft>(draftKey.advice(departmentId), nothing);
  const { violationIds, ...written } = draft.value;
  const found = (useRowsBy('violation', 'departmentId', departmentId) ?? []).filter(
    ({ item, state }) => state === 'confirmed' && groundsForAdvice.includes(item),
  );
  const content = adviceContent.safeParse(written).data;
  const grounds = found.filter(({ id }) => violationIds.includes(id));
  return (
    <TwoStepDialog
      title="建议暂停项目或经费"
      confirmText="确认建议"
      ready={content !== undefined && grounds.length > 0}
      facts={[
        ['部门', departmentName(departmentId)],
        ['送', written.to.trim()],
        ['建议', written.measures.map((each) => measureLabel[each]).join('、')],
        ['依据', grounds.map(nameOf).join('；')],
        ['理由', written.reason.trim()],
        ['结果', '只是建议，由收件单位决定；本部门会收到通知'],
      ]}
      onConfirm={async (act) => {
        if (content === undefined) return false;
        const ids = grounds.map(({ id }) => id);
        const done = await act('advice.make', { adviceId, departmentId, violationIds: ids, content });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      {found.length === 0 && (
        <Notice tone="amber">
          这个部门没有已认定的不提供数据或拒不整改的情形，不能提出暂停建议；只是超期的不作为依据。
        </Notice>
      )}
      <TextField
        label="送"
        help="作出决定的单位，如市财政局、项目审批部门"
        limit={80}
        value={written.to}
        onChange={(to) => draft.set({ ...draft.value, to })}
      />
      <FieldGroup legend="建议">
        <Checkbox.Group<AdviceContent['measures'][number]>
          value={written.measures}
          options={Object.entries(measureLabel).map(([value, label]) => ({
            value: value as AdviceContent['measures'][number],
            label,
          }))}
          onChange={(measures) => draft.set({ ...draft.value, measures })}
        />
      </FieldGroup>
      <Field label="依据" help="已认定的不提供数据、拒不整改的情形，至少一条">
        {(bind) => (
          <Select<string[]>
            {...bind}
            className="wide"
            mode="multiple"
            value={[...violationIds]}
            options={found.map((each) => ({ value: each.id, label: nameOf(each) }))}
            onChange={(ids) => draft.set({ ...draft.value, violationIds: ids })}
          />
        )}
      </Field>
      <TextField
        label="理由"
        help="为什么没有不共享的正当理由"
        rows={4}
        limit={2000}
        value={written.reason}
        onChange={(reason) => draft.set({ ...draft.value, reason })}
      />
    </TwoStepDialog>
  );
}

type WithdrawProps = { readonly advice: SuspensionAdvice; readonly onClose: () => void };

export function WithdrawAdviceDialog({ advice, onClose }: WithdrawProps) {
  const draft = useDraft(draftKey.adviceWithdrawal(advice.id), '');
  return (
    <TwoStepDialog
      title="撤回暂停建议"
      confirmText="确认撤回"
      ready={draft.value.trim() !== ''}
      facts={[
        ['部门', advice.departmentName],
        ['原送', advice.to],
        ['撤回原因', draft.value.trim()],
      ]}
      onConfirm={async (act) => {
        const args = { adviceId: advice.id, expectedVersion: advice.version, reason: draft.value };
        const done = await act('advice.withdraw', args);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <TextField label="撤回原因" rows={3} limit={1000} value={draft.value} onChange={draft.set} />
    </TwoStepDialog>
  );
}
