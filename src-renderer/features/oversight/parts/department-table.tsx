import { Button } from 'antd';
import { useState } from 'react';
import {
  type BoardChoice,
  type BoardStep,
  boardStepLabel,
  boardSteps,
  type DepartmentLine,
} from '#shared/domain/board/board.ts';
import { useDepartmentName } from '../../../office/use-names.ts';

type DepartmentTableProps = {
  readonly departments: readonly DepartmentLine[];
  readonly onChoose: (choice: BoardChoice) => void;
};

/** As many as leave what is overdue in sight; the rest on request. */
const listedFirst = 12;

/** In percent, of what fell due and was done; a dash where nothing was. */
const shareOf = ({ met, missed }: DepartmentLine): string =>
  met + missed === 0 ? '—' : `${Math.round((100 * met) / (met + missed))}%`;

/** Who has how many limits at which step; every number leads to its records. */
export function DepartmentTable({ departments, onChoose }: DepartmentTableProps) {
  const departmentName = useDepartmentName();
  const nameOf = (id: string | null) => (id === null ? '共享平台审查、审核' : departmentName(id));
  const [every, setEvery] = useState(false);
  const listed = every ? departments : departments.slice(0, listedFirst);
  return (
    <div className="block scroll-x">
      <table className="grid-table board-table">
        <thead>
          <tr>
            <th scope="col">承办</th>
            {boardSteps.map((step) => (
              <th key={step} scope="col">
                {boardStepLabel[step]}
              </th>
            ))}
            <th scope="col">一年来按期</th>
            <th scope="col">一年来超期办结</th>
            <th scope="col">按期率</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((line) => (
            <tr key={line.departmentId}>
              <th scope="row">{nameOf(line.departmentId)}</th>
              {boardSteps.map((step) => (
                <td key={step}>
                  <Count
                    count={line.open[step]}
                    step={step}
                    onChoose={() => onChoose({ departmentId: line.departmentId, step })}
                  />
                </td>
              ))}
              <td>{line.met}</td>
              <td>{line.missed}</td>
              <td>{shareOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {departments.length > listed.length && (
        <div className="line section">
          <Button size="small" onClick={() => setEvery(true)}>
            列出全部 {departments.length} 个
          </Button>
          <span className="small soft">超期多的在前，其余 {departments.length - listed.length} 个未列</span>
        </div>
      )}
    </div>
  );
}

type CountProps = { readonly count: number; readonly step: BoardStep; readonly onChoose: () => void };

function Count({ count, step, onChoose }: CountProps) {
  if (count === 0) return <span className="soft">0</span>;
  return (
    <button type="button" className={`board-count board-count--${step}`} onClick={onChoose}>
      {count}
    </button>
  );
}
