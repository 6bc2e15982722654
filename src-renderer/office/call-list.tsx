import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { useRowsBy } from '../data/live.ts';
import { Section } from '../ui/pieces.tsx';
import { CallTally } from './call-tally.tsx';

const shown = 100;

const resultOf = ({ file, database, rowCount }: CallRecord): string => {
  if (file !== null) return `文件：${file.name}`;
  return database === null ? String(rowCount) : `数据库第 ${database.batch} 批：${rowCount} 行`;
};

/** 调用记录 of a grant, the latest first, with how much of the daily limit is used. */
export function CallList({ grant }: { readonly grant: Grant }) {
  const calls = useRowsBy('callRecord', 'grantId', grant.id);
  const sorted = calls?.toSorted((a, b) => b.at - a.at) ?? [];
  return (
    <Section title={`调用记录（${sorted.length}）`}>
      <p className="line">
        <CallTally grant={grant} />
      </p>
      {sorted.length === 0 ? (
        <p className="soft small">还没有调用。每次调用由平台登记，同步后列在这里，可据此开具凭证。</p>
      ) : (
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">时间</th>
              <th scope="col">经办人</th>
              <th scope="col">返回条数、文件或批次</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((call) => (
              <tr key={call.id}>
                <td>{call.number}</td>
                <td>{timeLabel(call.at)}</td>
                <td>{call.officerName}</td>
                <td>{resultOf(call)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sorted.length > shown && <p className="small soft">只列最近 {shown} 次。</p>}
    </Section>
  );
}
