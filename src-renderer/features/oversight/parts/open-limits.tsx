import { Button } from 'antd';
import { type BoardStep, boardStepLabel, type OpenLimit } from '#shared/domain/board/board.ts';
import { matterLabel } from '#shared/domain/board/limit.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Section, type Tone } from '../../../ui/pieces.tsx';
import { TableHead } from '../../../ui/table-head.tsx';
import { RecordLink } from './record-link.tsx';

/** One number of the board, or everything that is overdue. */
export type BoardChoice = {
  readonly of: { readonly departmentId: string | null; readonly step: BoardStep } | null;
};
export const everyOverdue: BoardChoice = { of: null };

/** As many as can be looked over; the board's numbers narrow them. */
const shown = 50;

const tone: Readonly<Record<BoardStep, Tone>> = {
  ahead: 'grey',
  soon: 'amber',
  late: 'red',
  'late-3': 'red',
  'late-5': 'red',
};

const isLate = ({ step }: OpenLimit): boolean => step.startsWith('late');

type OpenLimitsProps = {
  readonly limits: readonly OpenLimit[];
  readonly choice: BoardChoice;
  readonly onChoose: (choice: BoardChoice) => void;
};

/** The running limits behind a number of the board, the longest overdue first, each with a way to its record. */
export function OpenLimits({ limits, choice, onChoose }: OpenLimitsProps) {
  const departmentName = useDepartmentName();
  const { of } = choice;
  const nameOf = (id: string | null) => (id === null ? '共享平台审查、审核' : departmentName(id));
  const chosen = limits.filter((limit) =>
    of === null ? isLate(limit) : limit.step === of.step && limit.departmentId === of.departmentId,
  );
  const title = of === null ? '超期未办' : `${nameOf(of.departmentId)}：${boardStepLabel[of.step]}`;
  return (
    <Section title={`${title}（${chosen.length}）`}>
      <div className="stack">
        {of !== null && (
          <div>
            <Button size="small" onClick={() => onChoose(everyOverdue)}>
              看全部超期
            </Button>
          </div>
        )}
        {chosen.length === 0 ? (
          <p className="small soft">没有超期未办的事项。</p>
        ) : (
          <LimitTable limits={chosen.slice(0, shown)} nameOf={nameOf} />
        )}
        {chosen.length > shown && (
          <p className="small soft">
            只列最早到期的 {shown} 件，共 {chosen.length} 件。
          </p>
        )}
      </div>
    </Section>
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
  if (!isLate(limit)) return days === 0 ? '今日到期' : `剩 ${days} 个工作日`;
  return days === 0 ? '已超期' : `超期 ${days} 个工作日`;
};
