import { Input, InputNumber } from 'antd';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { type CountyText, packOfCounty } from '#shared/domain/county-pack/county-pack.ts';
import { clockStartLabel, matterLabel } from '#shared/domain/policy/labels.ts';
import { type ClockMatter, clockMatters, type PolicyPack } from '#shared/domain/policy/pack.ts';
import { policySettingId } from '#shared/domain/policy/policy-setting.ts';
import { loosenedMatters } from '#shared/domain/policy/stricter.ts';
import { usePacks } from '../../app/office-rules.tsx';
import { useDraft, useRow } from '../../data/live.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { TextField } from '../../office/text-field.tsx';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import type { Fact } from '../../ui/pieces.tsx';
import { type CountyDraft, emptyCounty, emptyLimit, limitsAbove, textOf } from './county-draft.ts';

/** Enters the county's own 工作方案: its document, how long it is valid, and the limits it shortens. */
export function EnterCountyDialog({ onClose }: { readonly onClose: () => void }) {
  const setting = useRow('policySetting', policySettingId);
  const packs = usePacks().filter(({ regionId }) => regionId === undefined);
  const draft = useDraft<CountyDraft>(draftKey.countyPack, emptyCounty);
  const { value } = draft;
  const text = textOf(value, packs);
  return (
    <TwoStepDialog
      title="录入本区域办法"
      confirmText="确认录入"
      ready={text !== null}
      facts={text === null ? [] : factsOf(text)}
      onConfirm={async (act) => {
        if (text === null) return false;
        const saved = await act('county.enter-pack', { expectedVersion: setting?.version ?? 0, text });
        if (saved) draft.clear();
        return saved;
      }}
      onClose={onClose}
    >
      <TextField
        label="办法名称"
        limit={60}
        value={value.name}
        onChange={(name) => draft.set({ ...value, name })}
      />
      <TextField
        label="文号"
        limit={25}
        value={value.source}
        onChange={(source) => draft.set({ ...value, source })}
      />
      {(['validFrom', 'validTo'] as const).map((field) => (
        <TextField
          key={field}
          label={field === 'validFrom' ? '施行日期' : '有效期至'}
          help="年-月-日"
          limit={10}
          value={value[field]}
          onChange={(date) => draft.set({ ...value, [field]: date })}
        />
      ))}
      <Limits value={value} packs={packs} onChange={draft.set} />
      <p className="small soft">只填办法里更严的时限；留空的按上级规定。新的一版施行时，前一版随之终止。</p>
    </TwoStepDialog>
  );
}

type LimitsProps = {
  readonly value: CountyDraft;
  readonly packs: readonly PolicyPack[];
  readonly onChange: (next: CountyDraft) => void;
};

function Limits({ value, packs, onChange }: LimitsProps) {
  const set = (matter: ClockMatter, patch: Partial<typeof emptyLimit>) =>
    onChange({
      ...value,
      limits: { ...value.limits, [matter]: { ...emptyLimit, ...value.limits[matter], ...patch } },
    });
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">事项</th>
          <th scope="col">上级规定</th>
          <th scope="col">本区域（工作日）</th>
          <th scope="col">条款</th>
        </tr>
      </thead>
      <tbody>
        {clockMatters.map((matter) => {
          const { days, clause } = value.limits[matter] ?? emptyLimit;
          const above = limitsAbove(matter, packs);
          return (
            <tr key={matter}>
              <th scope="row">{matterLabel[matter]}</th>
              <td>{aboveText(above)}</td>
              <td>
                <InputNumber
                  aria-label={`${matterLabel[matter]}的工作日`}
                  min={1}
                  max={60}
                  precision={0}
                  value={days}
                  onChange={(next) => set(matter, { days: next })}
                />
                {isLaxer(matter, days, packs) && (
                  <div className="field__error small" role="alert">
                    不得长于上级规定
                  </div>
                )}
              </td>
              <td>
                <Input
                  aria-label={`${matterLabel[matter]}的条款`}
                  maxLength={15}
                  value={clause}
                  onChange={(event) => set(matter, { clause: event.target.value })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const aboveText = (above: ReturnType<typeof limitsAbove>): string =>
  above.length === 0
    ? '未规定'
    : above
        .map(
          ({ startsAt, workingDays, clause }) =>
            `${clockStartLabel[startsAt]} ${workingDays} 个（${clause}）`,
        )
        .join('；');

/** The domain's own comparison, for the one limit that is being typed. */
const isLaxer = (matter: ClockMatter, days: number | null, packs: readonly PolicyPack[]): boolean => {
  const startsAt = limitsAbove(matter, packs)[0]?.startsAt;
  if (days === null || startsAt === undefined) return false;
  const limits = [{ matter, workingDays: days, startsAt, clause: '' }];
  const own = packOfCounty({
    id: '',
    regionId: '',
    name: '',
    source: '',
    validFrom: '',
    validTo: '',
    limits,
  });
  return loosenedMatters(own, ...packs).length > 0;
};

const factsOf = (text: CountyText): readonly Fact[] => [
  ['办法', `${text.name}（${text.source}）`],
  ['有效期', `${longDateLabel(text.validFrom)}至${longDateLabel(text.validTo)}`],
  ...text.limits.map(
    ({ matter, workingDays, startsAt, clause }) =>
      [matterLabel[matter], `${clockStartLabel[startsAt]} ${workingDays} 个工作日（${clause}）`] as const,
  ),
  ['结果', '施行后受理的事项同时按它计时；已受理的不变。全市用户都能查看。'],
];
