import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { Section } from '../../ui/pieces.tsx';
import { CallPager } from './call-pager.tsx';
import { callsBesides, callsOfGrant } from './call-stretches.ts';
import { CallTally } from './call-tally.tsx';
import { useCallPages } from './use-call-pages.ts';

const resultOf = ({ file, database, rowCount }: CallRecord): string => {
  if (file !== null) return `文件：${file.name}`;
  return database === null ? String(rowCount) : `数据库第 ${database.batch} 批：${rowCount} 行`;
};

/** 调用记录 of a grant, the latest first and a page at a time, with how much of the daily limit is used. */
export function CallList({ grant }: { readonly grant: Grant }) {
  const pages = useCallPages(callsOfGrant(grant.id), callsBesides);
  const { calls, total, turning } = pages;
  return (
    <Section title={total === 0 ? '调用记录' : `调用记录（${total}）`}>
      <p className="line">
        <CallTally grant={grant} />
      </p>
      <CallPager pages={pages} />
      {calls?.length === 0 && <NoCalls ofMonth={pages.month !== null} />}
      {calls !== undefined && calls.length > 0 && <CallTable calls={calls} turning={turning} />}
    </Section>
  );
}

function NoCalls({ ofMonth }: { readonly ofMonth: boolean }) {
  return (
    <p className="soft small">
      {ofMonth ? '这个月没有调用。' : '还没有调用。每次调用由平台登记，同步后列在这里，可据此开具凭证。'}
    </p>
  );
}

type CallTableProps = { readonly calls: readonly CallRecord[]; readonly turning: boolean };

function CallTable({ calls, turning }: CallTableProps) {
  return (
    <table className="grid-table" aria-busy={turning}>
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">时间</th>
          <th scope="col">经办人</th>
          <th scope="col">返回条数、文件或批次</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.id}>
            <td>{call.number}</td>
            <td>{timeLabel(call.at)}</td>
            <td>{call.officerName}</td>
            <td>{resultOf(call)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
