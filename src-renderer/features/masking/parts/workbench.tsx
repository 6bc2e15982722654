import { Button, Input } from 'antd';
import { startTransition, useState } from 'react';
import { MaskingRecord } from '../../../office/masking-record.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import type { Bench, OpenFile } from '../use-bench.ts';
import type { Rules, RulesOrigin } from '../use-rules.ts';
import { BeforeAfter } from './before-after.tsx';
import { ColumnEditor } from './column-editor.tsx';
import { ColumnList } from './column-list.tsx';
import { ResultPanel, type Subject } from './result-panel.tsx';
import { RiskPanel } from './risk-panel.tsx';
import { RunBar } from './run-bar.tsx';

const views = { rows: '对照', risk: '风险', result: '结果' } as const;
type View = keyof typeof views;

const originLabel: Readonly<Record<RulesOrigin, string>> = {
  draft: '您修改过的规则',
  saved: '资源已保存的规则',
  suggested: '按识别结果建议的规则',
};

type WorkbenchProps = Subject & { readonly bench: Bench; readonly file: OpenFile; readonly rules: Rules };

/** The open file: its columns at the left; the rows, the risk or the result at the right; and below, the run. */
export function Workbench({ bench, file, rules, entry, saved }: WorkbenchProps) {
  const [chosen, setChosen] = useState(file.opened.header[0] ?? '');
  const [view, setView] = useState<View>('rows');
  // What was made stays in sight until the rules it was made by are changed.
  const changing = editing(bench, rules, () => setView((now) => (now === 'result' ? 'rows' : now)));
  const shown = bench.made === null && view === 'result' ? 'rows' : view;
  const run = {
    ...bench,
    run: async (given: Rules['rules']) =>
      bench.run(given).then(() => startTransition(() => setView('result'))),
  };
  return (
    <div className="panes panes--list">
      <div className="pane">
        <ColumnList columns={rules.rules.columns} chosen={chosen} keyed={bench.keyed} onChoose={setChosen} />
        <Purpose
          rules={rules}
          disabled={bench.busy !== null}
          onChange={changing.set}
          onReset={changing.reset}
        />
      </div>
      <div className="pane">
        <Views view={shown} made={bench.made !== null} onChange={setView} />
        {bench.problem !== null && (
          <div className="pane__notice">
            <Notice tone="red" urgent>
              {bench.problem}
            </Notice>
          </div>
        )}
        <ScrollPane label={views[shown]} className="pane__scroll stack">
          {shown === 'rows' && (
            <RowsView
              bench={bench}
              file={file}
              rules={rules.rules}
              chosen={chosen}
              onChoose={setChosen}
              onRule={changing.setRule}
            />
          )}
          {shown === 'risk' && (
            <RiskPanel
              file={file}
              rules={rules.rules}
              disabled={bench.busy !== null}
              onChange={changing.set}
            />
          )}
          {shown === 'result' && bench.made !== null && (
            <>
              <ResultPanel fileName={file.name} made={bench.made} entry={entry} saved={saved} />
              {saved !== null && (
                <Section title="资源保存的规则和文件">
                  <MaskingRecord masking={saved} />
                </Section>
              )}
            </>
          )}
        </ScrollPane>
        <RunBar bench={run} rules={rules.rules} />
      </div>
    </div>
  );
}

/** Rules as they are changed: a result made by the former ones is let go. */
const editing = (bench: Bench, rules: Rules, left: () => void) => {
  const letGo = () => {
    bench.forget();
    left();
  };
  return {
    set: (next: Rules['rules']) => {
      letGo();
      rules.set(next);
    },
    setRule: (rule: Parameters<Rules['setRule']>[0]) => {
      letGo();
      rules.setRule(rule);
    },
    reset: () => {
      letGo();
      rules.reset();
    },
  };
};

type ViewsProps = { readonly view: View; readonly made: boolean; readonly onChange: (view: View) => void };

function Views({ view, made, onChange }: ViewsProps) {
  return (
    <nav className="tabs mask-views" aria-label="脱敏预览的内容">
      {(Object.keys(views) as View[]).map((each) => (
        <button
          key={each}
          type="button"
          className="link-button"
          disabled={each === 'result' && !made}
          aria-current={each === view ? 'true' : undefined}
          onClick={() => onChange(each)}
        >
          {views[each]}
        </button>
      ))}
    </nav>
  );
}

type RowsViewProps = {
  readonly bench: Bench;
  readonly file: OpenFile;
  readonly rules: Rules['rules'];
  readonly chosen: string;
  readonly onChoose: (column: string) => void;
  readonly onRule: Rules['setRule'];
};

function RowsView({ bench, file, rules, chosen, onChoose, onRule }: RowsViewProps) {
  const at = file.opened.header.indexOf(chosen);
  const rule = rules.columns.find(({ column }) => column === chosen);
  const [evidence, profile] = [file.opened.evidence[at], file.opened.profiles[at]];
  return (
    <>
      {rule !== undefined && evidence !== undefined && profile !== undefined && (
        <ColumnEditor
          rule={rule}
          evidence={evidence}
          profile={profile}
          disabled={bench.busy !== null}
          onChange={onRule}
        />
      )}
      <BeforeAfter file={file} rules={rules} chosen={chosen} keyed={bench.keyed} onChoose={onChoose} />
    </>
  );
}

type PurposeProps = {
  readonly rules: Rules;
  readonly disabled: boolean;
  readonly onChange: Rules['set'];
  readonly onReset: () => void;
};

/** 用途: keyed results of different purposes cannot be joined; and where the rules come from. */
function Purpose({ rules, disabled, onChange, onReset }: PurposeProps) {
  return (
    <div className="pane__foot pane__foot--column">
      <Field label="用途" help="假名按用途不同，不能互相比对">
        {(bind) => (
          <Input
            {...bind}
            maxLength={80}
            disabled={disabled}
            value={rules.rules.purpose}
            onChange={(event) => onChange({ ...rules.rules, purpose: event.target.value })}
          />
        )}
      </Field>
      <div className="line line--apart small soft">
        <span>{originLabel[rules.origin]}</span>
        {rules.origin === 'draft' && (
          <Button size="small" disabled={disabled} onClick={onReset}>
            恢复
          </Button>
        )}
      </div>
    </div>
  );
}
