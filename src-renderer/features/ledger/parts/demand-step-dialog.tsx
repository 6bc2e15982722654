import { Radio } from 'antd';
import type { UpperDemand } from '#shared/domain/upper-demand/upper-demand.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import type { Act } from '../../../office/use-act.ts';
import { FieldGroup } from '../../../ui/field.tsx';

export type DemandStep = 'list' | 'apply' | 'settle' | 'withdraw';

type Written = { readonly number: string; readonly obtained: boolean; readonly note: string };
const nothing: Written = { number: '', obtained: true, note: '' };

type Words = {
  readonly title: string;
  readonly confirm: string;
  readonly note: string;
  readonly help: string;
  readonly isReady: (written: Written) => boolean;
};

const wordsOf: Readonly<Record<DemandStep, Words>> = {
  list: {
    title: '列入台账',
    confirm: '确认列入',
    note: '说明',
    help: '与上级主管部门核对的情况；可不填',
    isReady: () => true,
  },
  apply: {
    title: '登记向省平台的申请',
    confirm: '确认登记',
    note: '说明',
    help: '可不填',
    isReady: ({ number }) => number.trim() !== '',
  },
  settle: {
    title: '登记省平台的结果',
    confirm: '确认登记',
    note: '结果',
    help: '取得的写怎样取得、从哪里用；未予提供的写上级的理由',
    isReady: ({ note }) => note.trim() !== '',
  },
  withdraw: {
    title: '撤回需求',
    confirm: '确认撤回',
    note: '撤回原因',
    help: '',
    isReady: ({ note }) => note.trim() !== '',
  },
};

const perform = (
  act: Act['act'],
  step: DemandStep,
  subject: UpperDemand,
  written: Written,
): Promise<boolean> => {
  const on = { demandId: subject.id, expectedVersion: subject.version };
  const { number, obtained, note } = written;
  switch (step) {
    case 'list':
      return act('demand.list', { ...on, note });
    case 'apply':
      return act('demand.apply', { ...on, upstreamNumber: number, note });
    case 'settle':
      return act('demand.settle', { ...on, obtained, outcome: note });
    case 'withdraw':
      return act('demand.withdraw', { ...on, reason: note });
  }
};

type DialogProps = { readonly step: DemandStep; readonly subject: UpperDemand; readonly onClose: () => void };

/** A step of a demand on its way, then what exactly will be recorded. */
export function DemandStepDialog({ step, subject, onClose }: DialogProps) {
  const draft = useDraft<Written>(draftKey.demandStep(subject.id, step), nothing);
  const words = wordsOf[step];
  const { value } = draft;
  return (
    <TwoStepDialog
      title={words.title}
      confirmText={words.confirm}
      ready={words.isReady(value)}
      facts={[
        ['来源系统', `${subject.sourceSystem}（${subject.upperOwner}）`],
        ['需要的数据', subject.wanted],
        ...(step === 'apply' ? ([['省平台编号', value.number.trim()]] as const) : []),
        ...(step === 'settle' ? ([['答复', value.obtained ? '已取得' : '未予提供']] as const) : []),
        [words.note, value.note.trim() || '—'],
      ]}
      onConfirm={async (act) => {
        const done = await perform(act, step, subject, value);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      {step === 'apply' && (
        <TextField
          label="省平台编号"
          help="省共享平台受理时给的编号"
          limit={60}
          value={value.number}
          onChange={(number) => draft.set({ ...value, number })}
        />
      )}
      {step === 'settle' && (
        <FieldGroup legend="答复">
          <Radio.Group
            aria-label="答复"
            value={value.obtained}
            options={[
              { value: true, label: '已取得' },
              { value: false, label: '未予提供' },
            ]}
            onChange={(event) => draft.set({ ...value, obtained: event.target.value })}
          />
        </FieldGroup>
      )}
      <TextField
        label={words.note}
        help={words.help}
        rows={3}
        limit={1000}
        value={value.note}
        onChange={(note) => draft.set({ ...value, note })}
      />
    </TwoStepDialog>
  );
}
