import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import {
  type BoardChoice,
  type BoardStep,
  boardStepLabel,
  isLateStep,
  type OpenLimit,
} from '#shared/domain/board/board.ts';
import { matterLabel } from '#shared/domain/board/limit.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Section, type Tone } from '../../../ui/pieces.tsx';
import { TableHead } from '../../../ui/table-head.tsx';
import type { BoardView } from '../board-view.ts';
import { RecordLink } from './record-link.tsx';

const tone: Readonly<Record<BoardStep, Tone>> = {
  ahead: 'grey',
  soon: 'amber',
  late: 'red',
  'late-3': 'red',
  'late-5': 'red',
};

type OpenLimitsProps = {
  readonly view: Pick<BoardView, 'total' | 'chosen'>;
  readonly choice: BoardChoice;
  readonly onChoose: (choice: BoardChoice) => void;
};

/** The running limits behind a number of the board, the longest overdue first, each with a way to its record. */
export function OpenLimits({ view, choice, onChoose }: OpenLimitsProps) {
  const departmentName = useDepartmentName();
  const { total, chosen } = view;
  const nameOf = (id: string | null) => (id === null ? '共享平台审查、审核' : departmentName(id));
  const title =
    choice === null ? '超期未办' : `${nameOf(choice.departmentId)}：${boardStepLabel[choice.step]}`;
  const place = useRef<HTMLDivElement>(null);
  // The number that was clicked may be far above.
  useEffect(() => {
    if (choice !== null) place.current?.scrollIntoView({ block: 'start' });
  }, [choice]);
  return (
    <div ref={place}>
      <Section title={`${title}（${total}）`}>
        <div className="stack">
          {choice !== null && (
            <div>
              <Button size="small" onClick={() => onChoose(null)}>
                看全部超期
              </Button>
            </div>
          )}
          {chosen.length === 0 ? (
            <p className="small soft">没有超期未办的事项。</p>
          ) : (
            <LimitTable limits={chosen} nameOf={nameOf} />
          )}
          {total > chosen.length && (
            <p className="small soft">
              只列最早到期的 {chosen.length} 件，共 {total} 件。
            </p>
          )}
        </div>
      </Section>
    </div>
  );
}

type LimitTableProps = {
  readonly limits: readonly OpenLimit[];
  readonly nameOf: (departmentId: string | null) => string;
};

function LimitTable({ limits, nameOf }: LimitTableProps) {
  return (
    <div className="block scroll-x">
      <table className="grid-table">
        <TableHead titles={['事项', '时限', '承办', '应办结', '现状', '依据']} />
        <tbody>
          {limits.map((limit) => (
            <tr key={limit.id}>
              <td>
                <RecordLink table={limit.table} recordId={limit.recordId} name={limit.subject} />
              </td>
              <td>{matterLabel[limit.matter]}</td>
              <td>{nameOf(limit.departmentId)}</td>
              <td>{limit.dueOn}</td>
              <td>
                <Badge tone={tone[limit.step]}>{standingOf(limit)}</Badge>
              </td>
              <td>{limit.clause}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const standingOf = (limit: OpenLimit): string => {
  const days = Math.abs(limit.workingDaysLeft);
  if (!isLateStep(limit.step)) return days === 0 ? '今日到期' : `剩 ${days} 个工作日`;
  return days === 0 ? '已超期' : `超期 ${days} 个工作日`;
};
