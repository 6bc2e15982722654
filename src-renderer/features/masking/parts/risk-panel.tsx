import { Button, Checkbox, Select } from 'antd';
import { useEffect, useState } from 'react';
import { algorithmWords } from '#shared/domain/masking/algorithm-words.ts';
import { shortOf } from '#shared/domain/masking/risk/classes.ts';
import type { SampleRisk } from '#shared/domain/masking/risk/sample-risk.ts';
import type { MaskRuleSet, RiskDemand } from '#shared/domain/masking/rule-set.ts';
import type { Suggestion } from '../../../masking/mask-messages.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { RiskTable } from '../../../office/risk-table.tsx';
import { Field, FieldGroup } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/pieces.tsx';
import type { OpenFile } from '../use-bench.ts';
import { counted } from '../words.ts';
import { WholeNumber } from './algorithm-fields.tsx';

type RiskPanelProps = {
  readonly file: OpenFile;
  readonly rules: MaskRuleSet;
  readonly disabled: boolean;
  readonly onChange: (rules: MaskRuleSet) => void;
};

const none = 'none';
/** As many as can be tried together (rule sets hold no more). */
const mostQuasi = 10;

function useEstimate({ client }: OpenFile, rules: MaskRuleSet): SampleRisk | null {
  const [risk, setRisk] = useState<SampleRisk | null>(null);
  useEffect(() => {
    let current = true;
    client.ask('estimate', { rules }).then(
      (answer) => current && setRisk(answer),
      () => current && setRisk(null),
    );
    return () => {
      current = false;
    };
  }, [client, rules]);
  return rules.risk === null ? null : risk;
}

/** 风险: what an attacker may know, the demanded k and l, and how far the rules are from them. */
export function RiskPanel({ file, rules, disabled, onChange }: RiskPanelProps) {
  const estimate = useEstimate(file, rules);
  const { risk } = rules;
  const set = (next: RiskDemand | null) => onChange({ ...rules, risk: next });
  const choose = (quasiIdentifiers: string[]) => {
    if (quasiIdentifiers.length === 0) set(null);
    else set({ ...(risk ?? { sensitive: null, leastK: 5, leastL: 1 }), quasiIdentifiers });
  };
  return (
    <div className="mask-risk">
      <fieldset className="field stack" disabled={disabled} aria-label="风险要求">
        <FieldGroup legend="准标识符：他人可能已经知道、可用来认出本人的列">
          <Checkbox.Group
            className="mask-risk__columns"
            value={[...(risk?.quasiIdentifiers ?? [])]}
            options={file.opened.header.map((column) => ({
              value: column,
              label: column,
              disabled:
                (risk?.quasiIdentifiers.length ?? 0) >= mostQuasi && !risk?.quasiIdentifiers.includes(column),
            }))}
            onChange={choose}
          />
        </FieldGroup>
        {risk !== null && <Demand demand={risk} header={file.opened.header} onChange={set} />}
        <ClauseLine clause="四(三)" />
      </fieldset>
      <div className="stack">
        {risk === null && (
          <Notice>没有选准标识符，不测算重识别风险。选出后，脱敏前后的 k、l、唯一行和风险会列在这里。</Notice>
        )}
        {risk !== null && estimate !== null && (
          <>
            <Standing demand={risk} estimate={estimate} sampled={file.opened.sampled} />
            <RiskTable label="抽样测算的风险" before={estimate.before} after={estimate.after} />
            <Coarser file={file} rules={rules} disabled={disabled} onChange={onChange} />
          </>
        )}
      </div>
    </div>
  );
}

type DemandProps = {
  readonly demand: RiskDemand;
  readonly header: readonly string[];
  readonly onChange: (demand: RiskDemand) => void;
};

function Demand({ demand, header, onChange }: DemandProps) {
  const options = [
    { value: none, label: '不指定' },
    ...header
      .filter((column) => !demand.quasiIdentifiers.includes(column))
      .map((column) => ({ value: column, label: column })),
  ];
  const takeSensitive = (value: string) =>
    onChange({
      ...demand,
      sensitive: value === none ? null : value,
      leastL: value === none ? 1 : demand.leastL,
    });
  return (
    <>
      <Field label="敏感属性（测算 l）">
        {(bind) => (
          <Select
            {...bind}
            className="wide"
            value={demand.sensitive ?? none}
            options={options}
            onChange={takeSensitive}
          />
        )}
      </Field>
      <div className="field-pairs">
        <WholeNumber
          label="k 不低于"
          value={demand.leastK}
          range={[1, 1_000]}
          onChange={(leastK) => onChange({ ...demand, leastK })}
        />
        {demand.sensitive !== null && (
          <WholeNumber
            label="l 不低于"
            value={demand.leastL}
            range={[1, 100]}
            onChange={(leastL) => onChange({ ...demand, leastL })}
          />
        )}
      </div>
    </>
  );
}

type StandingProps = { readonly demand: RiskDemand; readonly estimate: SampleRisk; readonly sampled: number };

function Standing({ demand, estimate, sampled }: StandingProps) {
  const short = shortOf(demand, estimate.after);
  const sample = `按抽看的 ${counted(sampled)} 行估算，以全文件脱敏后的结果为准。`;
  return short.length === 0 ? (
    <Notice tone="green">达到要求。{sample}</Notice>
  ) : (
    <Notice tone="amber">
      {`${short.map((each) => (each === 'k' ? `k 不到 ${demand.leastK}` : `l 不到 ${demand.leastL}`)).join('，')}。未达标的文件不能交付，除非本部门另一名审核人员写明理由。${sample}`}
    </Notice>
  );
}

/** 建议泛化: the coarser algorithms that reach k with the least loss, to be taken or not. */
function Coarser({ file, rules, disabled, onChange }: RiskPanelProps) {
  const [found, setFound] = useState<{
    readonly rules: MaskRuleSet;
    readonly answer: Suggestion | null;
  } | null>(null);
  const ask = async () => setFound({ rules, answer: await file.client.ask('suggest', { rules }) });
  const quasi = rules.risk?.quasiIdentifiers ?? [];
  const current = found?.rules === rules ? found : null;
  const take = ({ algorithms }: Suggestion) =>
    onChange({
      ...rules,
      columns: rules.columns.map((rule) => {
        const algorithm = algorithms[quasi.indexOf(rule.column)];
        return algorithm === undefined ? rule : { ...rule, algorithm };
      }),
    });
  if (current === null) {
    return (
      <Button disabled={disabled} onClick={() => void ask()}>
        建议泛化
      </Button>
    );
  }
  const { answer } = current;
  if (answer === null)
    return <Notice tone="amber">试过的泛化都达不到要求的 k，请减少准标识符或删除其中的列。</Notice>;
  return (
    <div className="stack stack--tight" role="status">
      <p>
        损失最小的泛化（k 为 {counted(answer.k)}）：
        {quasi
          .map((column, at) => {
            const algorithm = answer.algorithms[at];
            return algorithm === undefined ? '' : `${column} ${algorithmWords(algorithm)}`;
          })
          .join('；')}
      </p>
      <Button type="primary" disabled={disabled} onClick={() => take(answer)}>
        采用建议
      </Button>
    </div>
  );
}
