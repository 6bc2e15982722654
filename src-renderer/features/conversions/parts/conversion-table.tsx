import { Button, Progress } from 'antd';
import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type ConversionPlan,
  currentPlan,
  isLateConversion,
  isOpenConversion,
} from '#shared/domain/conversion/conversion-plan.ts';
import { hrefOf } from '../../../app/routes.ts';
import { usePendingIds } from '../../../data/live.ts';
import { conversionLabel } from '../../../office/draft-labels.ts';
import { Badge } from '../../../ui/pieces.tsx';

type TableProps = {
  readonly plans: readonly ConversionPlan[];
  readonly today: string;
  /** Null where this officer does not report on them. */
  readonly onReport: ((plan: ConversionPlan) => void) | null;
};

export function ConversionTable({ plans, today, onReport }: TableProps) {
  return (
    <div className="scroll-x">
      <table className="grid-table grid-table--even">
        <thead>
          <tr>
            <th scope="col">资源</th>
            <th scope="col">改造计划</th>
            <th scope="col">期限</th>
            <th scope="col">进度</th>
            <th scope="col">最近一次报告</th>
            {onReport !== null && <th scope="col">办理</th>}
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <PlanRow key={plan.id} plan={plan} today={today} onReport={onReport} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Pick<TableProps, 'today' | 'onReport'> & { readonly plan: ConversionPlan };

function PlanRow({ plan, today, onReport }: RowProps) {
  const pending = usePendingIds().has(plan.id);
  const last = plan.reports.at(-1);
  return (
    <tr>
      <td className="supplies">
        <a href={hrefOf('entry', { entryId: plan.id })}>{plan.entryName}</a>
        {pending && <Badge tone="amber">待同步</Badge>}
      </td>
      <td>{currentPlan(plan).plan}</td>
      <td>
        <Due plan={plan} today={today} />
      </td>
      <td>
        {plan.ended ? <Badge>已终止</Badge> : conversionLabel[plan.status]}
        <Progress
          percent={plan.percent}
          size="small"
          showInfo={false}
          aria-label={`${plan.entryName}的进度`}
          strokeColor="#1f4e8c"
        />
        <span className="small soft">{plan.percent}%</span>
      </td>
      <td>
        {last === undefined ? (
          <span className="soft">还没有报告</span>
        ) : (
          <>
            <div className="small soft">{longDateLabel(civilDateOf(last.at))}</div>
            {last.note}
          </>
        )}
      </td>
      {onReport !== null && (
        <td>{isOpenConversion(plan) && <Button onClick={() => onReport(plan)}>报告进度</Button>}</td>
      )}
    </tr>
  );
}

/** The date in force, whether it has passed, and the first one where it was moved. */
function Due({ plan, today }: { readonly plan: ConversionPlan; readonly today: string }) {
  const { targetDate } = currentPlan(plan);
  const first = plan.plans[0]?.targetDate;
  return (
    <>
      <span className="nowrap">{longDateLabel(targetDate)}</span>{' '}
      {isLateConversion(plan, today) && <Badge tone="red">超期</Badge>}
      {first !== undefined && first !== targetDate && (
        <div className="small soft">原定 {longDateLabel(first)}</div>
      )}
    </>
  );
}
