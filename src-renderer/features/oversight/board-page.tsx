import { type ReactNode, useState } from 'react';
import type { BoardChoice } from '#shared/domain/board/board.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useTableCount } from '../../data/live.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading, Notice, Section } from '../../ui/pieces.tsx';
import type { BoardView } from './board-view.ts';
import { countedHere } from './counted-here.ts';
import { OversightTabs } from './oversight-tabs.tsx';
import { DepartmentTable } from './parts/department-table.tsx';
import { MonthChart } from './parts/month-chart.tsx';
import { OpenLimits } from './parts/open-limits.tsx';
import { useBoard } from './use-board.ts';
import { usePlatformBoard } from './use-platform-board.ts';

/** 时限督办: every limit of every department now, how they ended month by month, and each down to its record. */
export function BoardPage() {
  const [choice, setChoice] = useState<BoardChoice>(null);
  const cases = useTableCount('sharingCase');
  const given = { choice, onChoose: setChoice };
  return (
    <Page
      title="监督检查"
      note="各部门时限的现状和一年来的办结情况 · 五(三)、五(五)、三(二)"
      tools={<OversightTabs current="board" />}
    >
      {cases === undefined && <Loading />}
      {cases !== undefined && cases <= countedHere && <BoardOfRows {...given} />}
      {cases !== undefined && cases > countedHere && <BoardOfPlatform {...given} />}
    </Page>
  );
}

type ChoiceProps = { readonly choice: BoardChoice; readonly onChoose: (choice: BoardChoice) => void };

function BoardOfRows(given: ChoiceProps) {
  const view = useBoard(given.choice);
  if (view === undefined) return <Loading />;
  return (
    <Whole view={view} {...given}>
      <OpenLimits view={view} {...given} />
    </Whole>
  );
}

function BoardOfPlatform(given: ChoiceProps) {
  const { answer, problem } = usePlatformBoard(null);
  if (answer === undefined || (answer === null && problem === null)) return <Loading />;
  if (answer === null)
    return <Notice tone="amber">数据量大，由平台统计；现在连不上平台，连通后自动显示。</Notice>;
  return (
    <div className="stack">
      <p className="small soft">
        {problem === null
          ? `平台统计，截至 ${timeLabel(answer.asOf)}`
          : `连不上平台，显示的是 ${timeLabel(answer.asOf)} 平台的统计`}
      </p>
      <Whole view={answer} {...given}>
        {given.choice === null ? <OpenLimits view={answer} {...given} /> : <ChosenOfPlatform {...given} />}
      </Whole>
    </div>
  );
}

function ChosenOfPlatform(given: ChoiceProps) {
  const { answer, problem } = usePlatformBoard(given.choice);
  if (answer) return <OpenLimits view={answer} {...given} />;
  return problem === null ? (
    <Loading />
  ) : (
    <Notice tone="amber">这一项没有看过，现在连不上平台，连通后再看。</Notice>
  );
}

type WholeProps = Pick<ChoiceProps, 'onChoose'> & {
  readonly view: Pick<BoardView, 'departments' | 'months'>;
  /** The limits behind the chosen number. */
  readonly children: ReactNode;
};

function Whole({ view, onChoose, children }: WholeProps) {
  if (view.departments.length === 0)
    return <Blank title="没有时限">申请、答复、更正、目录更新和整改的时限一开始计算，就列在这里。</Blank>;
  return (
    <div className="stack">
      <Section title="现在">
        <DepartmentTable departments={view.departments} onChoose={onChoose} />
      </Section>
      {children}
      <Section title="一年来，按到期的月份">
        <MonthChart months={view.months} />
      </Section>
    </div>
  );
}
