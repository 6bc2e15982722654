import { type Availability, isUnavailable } from '#shared/domain/catalog/availability.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { hrefOf } from '../../../app/routes.ts';
import { useRowsBy } from '../../../data/live.ts';
import { Badge, Section } from '../../../ui/pieces.tsx';

const lastAnswer = ({ lastOkAt }: Availability): string =>
  lastOkAt === null ? '从未应答' : `上次应答 ${timeLabel(lastOkAt)}`;

/** Resources whose own system does not answer the gateway (R075). */
export function UnavailableList({ departmentId }: { readonly departmentId: string }) {
  const watched = useRowsBy('availability', 'providerId', departmentId) ?? [];
  const entries = useRowsBy('catalogEntry', 'providerId', departmentId) ?? [];
  const failing = watched.filter(isUnavailable);
  return (
    <Section title={`数据服务不可用（${failing.length}）`}>
      {failing.length === 0 && <p className="small soft">最近的调用都得到应答。</p>}
      <ul className="stack--tight">
        {failing.map((each) => (
          <li key={each.id} className="line line--wrap">
            <Badge tone="red">不可用</Badge>
            <a href={hrefOf('entry', { entryId: each.id })}>
              {entries.find(({ id }) => id === each.id)?.name ?? each.id}
            </a>
            <span className="small soft">
              连续 {each.failures} 次调用失败
              {each.lastFailedAt !== null && `，最近 ${timeLabel(each.lastFailedAt)}`}；{lastAnswer(each)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
