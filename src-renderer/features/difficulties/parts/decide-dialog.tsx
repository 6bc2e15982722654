import { Input, Radio } from 'antd';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import {
  type Difficulty,
  type DifficultyVerdict,
  difficultyVerdict,
} from '#shared/domain/difficulty/difficulty.ts';
import { verdictLabel } from '#shared/domain/difficulty/labels.ts';
import { useNow } from '../../../app/use-now.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field, FieldGroup } from '../../../ui/field.tsx';

type Outcome = DifficultyVerdict['outcome'];
export type VerdictDraft = {
  readonly outcome: Outcome | null;
  readonly date: string;
  readonly reasons: string;
};

const emptyVerdict: VerdictDraft = { outcome: null, date: '', reasons: '' };
const outcomes = ['accepted', 'not-accepted'] as const;

/** Null until it is whole. */
const verdictOf = ({ outcome, date }: VerdictDraft): DifficultyVerdict | null =>
  difficultyVerdict.safeParse(outcome === 'accepted' ? { outcome, until: date } : { outcome, shareBy: date })
    .data ?? null;

const dateLabel: Readonly<Record<Outcome, string>> = { accepted: '认可到', 'not-accepted': '共享期限' };

type DecideDialogProps = { readonly subject: Difficulty; readonly onClose: () => void };

/** The decision with its date and reasons, then what will be recorded. */
export function DecideDialog({ subject, onClose }: DecideDialogProps) {
  const departmentName = useDepartmentName();
  const today = civilDateOf(useNow());
  const { value, set, clear } = useDraft(draftKey.difficultyDecision(subject.id), emptyVerdict);
  const verdict = verdictOf(value);
  const { outcome, date } = value;
  const past = verdict !== null && date <= today;
  return (
    <TwoStepDialog
      title="决定困难说明"
      confirmText="确认决定"
      ready={verdict !== null && !past && value.reasons.trim() !== ''}
      facts={[
        ['数据', subject.name],
        ['说明部门', departmentName(subject.providerId)],
        ['决定', outcome === null ? '' : verdictLabel[outcome]],
        [outcome === null ? '期限' : dateLabel[outcome], date],
        ['理由', value.reasons.trim()],
      ]}
      onConfirm={async (act) => {
        if (verdict === null) return false;
        const done = await act('difficulty.decide', {
          difficultyId: subject.id,
          expectedVersion: subject.version,
          verdict,
          reasons: value.reasons,
        });
        if (done) clear();
        return done;
      }}
      onClose={onClose}
    >
      <FieldGroup legend="决定">
        <Radio.Group
          aria-label="决定"
          value={outcome}
          options={outcomes.map((each) => ({ value: each, label: verdictLabel[each] }))}
          onChange={(event) => set({ ...value, outcome: event.target.value as Outcome })}
        />
      </FieldGroup>
      <Field
        label={outcome === null ? '期限' : dateLabel[outcome]}
        help="年-月-日，须在今天之后"
        error={past ? '期限须在今天之后。' : undefined}
      >
        {(bind) => (
          <Input
            {...bind}
            maxLength={10}
            placeholder="2027-06-30"
            value={date}
            onChange={(event) => set({ ...value, date: event.target.value })}
          />
        )}
      </Field>
      <Field label="理由" help="认可的写明认可什么；不予认可的写明为什么能够共享">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={4}
            maxLength={1000}
            value={value.reasons}
            onChange={(event) => set({ ...value, reasons: event.target.value })}
          />
        )}
      </Field>
    </TwoStepDialog>
  );
}
