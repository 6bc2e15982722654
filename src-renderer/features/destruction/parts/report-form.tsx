import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type DestructionMethod,
  destructionMethod,
  destructionMethodLabel,
} from '#shared/domain/destruction/destruction.ts';
import { mayWitness } from '#shared/domain/destruction/report.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useNow } from '../../../app/use-now.ts';
import { useDraft, useRowsBy } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { useStanding } from '../../../office/grant-parts.tsx';
import { useAct } from '../../../office/use-act.ts';
import { Field } from '../../../ui/field.tsx';
import { Notice, Section } from '../../../ui/pieces.tsx';
import { type DestructionDraft, emptyDestruction, statementOf } from './destruction-draft.ts';

/** 登记销毁: what, how, when, before whom; then exactly what will be recorded. */
export function ReportForm({ grant }: { readonly grant: Grant }) {
  const officer = useOfficer();
  const now = useNow();
  // Only what the form starts from: the clock must not write over what is being typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const initial = useMemo(
    () => emptyDestruction(now, grant.method === 'interface' ? 'nothing-kept' : 'overwritten'),
    [grant.id],
  );
  const draft = useDraft<DestructionDraft>(draftKey.destruction(grant.id), initial);
  const [destructionId] = useState(() => crypto.randomUUID());
  const [confirming, setConfirming] = useState(false);
  const { act, busy, problem } = useAct();
  const witnesses = useWitnesses();
  const standing = useStanding(grant);
  const inUse = standing === 'active' || standing === 'suspended' || standing === 'cut';
  const statement = statementOf(draft.value);
  const report = async () => {
    if (statement === null) return;
    if (!(await act('destruction.report', { destructionId, grantId: grant.id, statement }))) return;
    draft.clear();
  };
  return (
    <Section title="登记销毁">
      <div className="stack form-narrow">
        {inUse && <Notice tone="amber">使用权仍有效。登记后使用权即告终止，不能恢复。</Notice>}
        <DestructionFields value={draft.value} onChange={draft.set} witnesses={witnesses} />
        <Button type="primary" disabled={statement === null} onClick={() => setConfirming(true)}>
          登记销毁
        </Button>
      </div>
      {confirming && statement !== null && (
        <ConfirmRecord
          title="确认登记销毁"
          confirmText="确认登记"
          danger
          facts={[
            ['授权', grant.entryName],
            ['销毁范围', statement.scope],
            ['销毁方式', destructionMethodLabel[statement.method]],
            ['销毁时间', timeLabel(statement.destroyedAt)],
            ['证明材料', statement.proof],
            ['执行人', officer.name],
            ['见证人', witnesses.find(({ value }) => value === statement.witnessId)?.label ?? ''],
          ]}
          busy={busy}
          problem={problem}
          onConfirm={() => void report()}
          onCancel={() => setConfirming(false)}
        />
      )}
    </Section>
  );
}

type Choice = { readonly value: string; readonly label: string };

/** Colleagues who can see the record, sign in and confirm it; never the operator. */
function useWitnesses(): Choice[] {
  const { id, departmentId } = useOfficer();
  const officers = useRowsBy('officer', 'departmentId', departmentId) ?? [];
  return officers
    .filter((each) => mayWitness(each, { officerId: id, departmentId }))
    .map((each) => ({ value: each.id, label: each.name }));
}

type FieldsProps = {
  readonly value: DestructionDraft;
  readonly onChange: (next: DestructionDraft) => void;
  readonly witnesses: readonly Choice[];
};

function DestructionFields({ value, onChange, witnesses }: FieldsProps) {
  return (
    <>
      <Field label="销毁范围" help="销毁了哪些数据、存放在哪里，包括备份和导出的文件">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={3}
            maxLength={1000}
            value={value.scope}
            onChange={(event) => onChange({ ...value, scope: event.target.value })}
          />
        )}
      </Field>
      <Field label="销毁方式">
        {(bind) => (
          <Select<DestructionMethod>
            {...bind}
            className="wide"
            value={value.method}
            options={destructionMethod.options.map((each) => ({
              value: each,
              label: destructionMethodLabel[each],
            }))}
            onChange={(method) => onChange({ ...value, method })}
          />
        )}
      </Field>
      <Field label="销毁时间" help="年-月-日 时:分，实际完成的时间">
        {(bind) => (
          <Input
            {...bind}
            maxLength={16}
            value={value.destroyedAt}
            onChange={(event) => onChange({ ...value, destroyedAt: event.target.value })}
          />
        )}
      </Field>
      <Field label="证明材料" help="擦除日志、照片、回执等的名称和存放处；可不填">
        {(bind) => (
          <Input
            {...bind}
            maxLength={1000}
            value={value.proof}
            onChange={(event) => onChange({ ...value, proof: event.target.value })}
          />
        )}
      </Field>
      <Field label="见证人" help="本部门另一位数据专员或审核员，须本人登录确认">
        {(bind) => (
          <Select<string | null>
            {...bind}
            className="wide"
            placeholder={witnesses.length === 0 ? '本部门没有其他可见证的人员' : '请选择'}
            value={value.witnessId}
            options={[...witnesses]}
            onChange={(witnessId) => onChange({ ...value, witnessId })}
          />
        )}
      </Field>
    </>
  );
}
