import { useState } from 'react';
import type { Board } from '#shared/domain/board/board.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading, Section } from '../../ui/pieces.tsx';
import { OversightTabs } from './oversight-tabs.tsx';
import { DepartmentTable } from './parts/department-table.tsx';
import { MonthChart } from './parts/month-chart.tsx';
import { type BoardChoice, everyOverdue, OpenLimits } from './parts/open-limits.tsx';
import { useBoard } from './use-board.ts';

/** 时限督办: every limit of every department now, how they ended month by month, and each down to its record. */
export function BoardPage() {
  const board = useBoard();
  return (
    <Page
      title="监督检查"
      note="各部门时限的现状和一年来的办结情况 · 五(三)、五(五)、三(二)"
      tools={<OversightTabs current="board" />}
    >
      {board === undefined ? <Loading /> : <Whole board={board} />}
    </Page>
  );
}

function Whole({ board }: { readonly board: Board }) {
  const [choice, setChoice] = useState<BoardChoice>(everyOverdue);
  if (board.departments.length === 0)
    return <Blank title="没有时限">申请、答复、更正、目录更新和整改的时限一开始计算，就列在这里。</Blank>;
  return (
    <div className="stack">
      <Section title="现在">
        <DepartmentTable departments={board.departments} onChoose={setChoice} />
      </Section>
      <OpenLimits limits={board.open} choice={choice} onChoose={setChoice} />
      <Section title="一年来，按到期的月份">
        <MonthChart months={board.months} />
      </Section>
    </div>
  );
}
