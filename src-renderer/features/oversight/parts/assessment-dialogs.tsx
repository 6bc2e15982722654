/** The steps of a sheet: the department's objection, the management's answer, the freeze. */
import { Select } from 'antd';
import { type Assessment, scoreLabel } from '#shared/domain/assessment/assessment.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { useCounted } from '../use-counted.ts';

type DialogProps = { readonly subject: Assessment; readonly onClose: () => void };

const onOf = ({ id, version }: Assessment) => ({ assessmentId: id, expectedVersion: version });
const nameOf = ({ name, departmentName }: Assessment) => `${departmentName}，${name}`;

export function ObjectDialog({ subject, onClose }: DialogProps) {
  const first = subject.indicators[0]?.id ?? '';
  const draft = useDraft(draftKey.objection(subject.id), { indicatorId: first, text: '' });
  const { indicatorId, text } = draft.value;
  const label = subject.indicators.find(({ id }) => id === indicatorId)?.name ?? '';
  return (
    <TwoStepDialog
      title="提出异议"
      confirmText="确认提出"
      ready={text.trim() !== ''}
      facts={[
        ['考核', nameOf(subject)],
        ['指标', label],
        ['异议', text.trim()],
        ['结果', `由${subject.managementName}答复；答复之前不能冻结`],
      ]}
      onConfirm={async (act) => {
        const done = await act('assessment.object', { ...onOf(subject), indicatorId, text });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="指标">
        {(bind) => (
          <Select<string>
            {...bind}
            className="wide"
            value={indicatorId}
            options={subject.indicators.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => draft.set({ ...draft.value, indicatorId: next })}
          />
        )}
      </Field>
      <TextField
        label="异议"
        help="哪一件、为什么不应这样计"
        rows={4}
        limit={1000}
        value={text}
        onChange={(next) => draft.set({ ...draft.value, text: next })}
      />
    </TwoStepDialog>
  );
}

type AnswerProps = DialogProps & { readonly place: number };

export function AnswerDialog({ subject, place, onClose }: AnswerProps) {
  const key = draftKey.objectionAnswer(subject.id, place);
  const draft = useDraft<{ excluded: string[]; text: string }>(key, { excluded: [], text: '' });
  const { excluded, text } = draft.value;
  const asked = subject.objections[place];
  const indicator = subject.indicators.find(({ id }) => id === asked?.indicatorId) ?? null;
  const counted = useCounted(subject, indicator) ?? [];
  return (
    <TwoStepDialog
      title="答复异议"
      confirmText="确认答复"
      ready={text.trim() !== ''}
      facts={[
        ['考核', nameOf(subject)],
        ['异议', asked?.text ?? ''],
        ['剔除的记录', excluded.length === 0 ? '无，维持原结果' : `${excluded.length} 件，按剔除后重算`],
        ['答复', text.trim()],
      ]}
      onConfirm={async (act) => {
        const done = await act('assessment.answer', { ...onOf(subject), place, excluded, text });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <p className="text">
        {indicator?.name}：{asked?.text}
      </p>
      <Field label="剔除的记录" help="异议成立的，选出不应计入的记录；不选即维持原结果">
        {(bind) => (
          <Select<string[]>
            {...bind}
            className="wide"
            mode="multiple"
            value={excluded}
            options={counted.map(({ recordId, subject: name, dueOn }) => ({
              value: recordId,
              label: `${name}（${dueOn}）`,
            }))}
            onChange={(ids) => draft.set({ ...draft.value, excluded: ids })}
          />
        )}
      </Field>
      <TextField
        label="答复"
        rows={3}
        limit={1000}
        value={text}
        onChange={(next) => draft.set({ ...draft.value, text: next })}
      />
    </TwoStepDialog>
  );
}

export function FreezeDialog({ subject, onClose }: DialogProps) {
  return (
    <TwoStepDialog
      title="冻结考核结果"
      confirmText="确认冻结"
      ready
      facts={[
        ['考核', nameOf(subject)],
        ['得分', scoreLabel(subject.score)],
        ['结果', '按记录再算一次后冻结，以后不能更改，也不再接受异议'],
      ]}
      onConfirm={(act) => act('assessment.freeze', onOf(subject))}
      onClose={onClose}
    >
      <p className="text">冻结之后任何人都可以按同样的记录重新算出同样的结果。</p>
    </TwoStepDialog>
  );
}
