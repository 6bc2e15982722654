import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { CollectionCheck, ItemResolution } from '#shared/domain/collection-check/collection-check.ts';
import { resolutionLabel } from '#shared/domain/collection-check/labels.ts';
import { hrefOf } from '../../../app/routes.ts';
import { usePendingIds } from '../../../data/live.ts';
import { basisRankLabel } from '../../../office/case-labels.ts';
import { useDepartmentName, useOfficerName } from '../../../office/use-names.ts';
import { Badge, Facts, type Tone } from '../../../ui/pieces.tsx';

const tones: Readonly<Record<ItemResolution['kind'], Tone>> = {
  collect: 'grey',
  share: 'green',
  different: 'grey',
  exception: 'amber',
};

type Item = CollectionCheck['items'][number];

/** One check as it was recorded. */
export function CheckRecord({ subject }: { readonly subject: CollectionCheck }) {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  const pending = usePendingIds().has(subject.id);
  return (
    <article className="block stack" aria-label={subject.name}>
      <div className="line line--wrap">
        <span className="strong">{subject.name}</span>
        <span className="small soft">
          {departmentName(subject.departmentId)}　{officerName(subject.officerId)}　{timeLabel(subject.at)}
        </span>
        {pending && <Badge tone="amber">待同步</Badge>}
      </div>
      <Facts facts={[['采集目的', subject.purpose]]} />
      <div className="scroll-x">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">信息项</th>
              <th scope="col">处理</th>
              <th scope="col">来源或依据</th>
            </tr>
          </thead>
          <tbody>
            {subject.items.map((item) => (
              <tr key={item.name}>
                <td>{item.name}</td>
                <td>
                  <Badge tone={tones[item.resolution.kind]}>{resolutionLabel[item.resolution.kind]}</Badge>
                </td>
                <td>
                  <Grounds item={item} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}

function Grounds({ item: { resolution, supplies } }: { readonly item: Item }) {
  switch (resolution.kind) {
    case 'collect':
      return '目录里没有查到';
    case 'different':
      return resolution.reason;
    case 'exception':
      return `${resolution.basis}（${basisRankLabel[resolution.basisRank]}）`;
    case 'share': {
      const name = supplies.find(({ entryId }) => entryId === resolution.entryId)?.entryName;
      return <a href={hrefOf('entry', { entryId: resolution.entryId })}>{name ?? resolution.entryId}</a>;
    }
  }
}
