import { Pagination, Select } from 'antd';
import { useNow } from '../../app/use-now.ts';
import { monthsBetween } from './call-stretches.ts';
import type { CallPages } from './use-call-pages.ts';

const monthLabel = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** Which month, how many calls it has, and the way to its other pages; nothing where one page holds all there is. */
export function CallPager({ pages }: { readonly pages: CallPages }) {
  const { total, size, count, number, turnTo } = pages;
  if (total <= size) return null;
  return (
    <div className="line line--apart line--wrap call-pager">
      <span className="line">
        <MonthChoice pages={pages} />
        {pages.month !== null && <span className="small soft">{count} 次</span>}
      </span>
      <Pagination
        size="small"
        current={number}
        pageSize={size}
        total={count}
        showSizeChanger={false}
        showQuickJumper={count > 10 * size}
        hideOnSinglePage
        onChange={turnTo}
      />
    </div>
  );
}

function MonthChoice({ pages }: { readonly pages: CallPages }) {
  const now = useNow();
  const months = pages.first === null ? [] : monthsBetween(pages.first, now);
  return (
    <Select
      aria-label="按月份筛选"
      className="state-filter"
      allowClear
      placeholder="全部月份"
      value={pages.month}
      options={months.map((month) => ({ value: month, label: monthLabel(month) }))}
      onChange={(month: string | null | undefined) => pages.chooseMonth(month ?? null)}
    />
  );
}
