import { Button } from 'antd';
import { Fragment, useMemo, useState } from 'react';
import { hrefOf } from '../../app/routes.ts';
import { useCounts, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { TableHead } from '../../ui/table-head.tsx';
import { type RankedResource, ranked } from './demand-ranking.ts';
import { RightsBehind } from './parts/rights-behind.tsx';

const shown = 100;
/** A number stands where a number without anything behind it would. */
const flush = { padding: 0, height: 'auto' } as const;

/** 需求排序: resources by how often and how widely they are really used; what comes first is shared first (五(六)¶1). */
export function RankingTab() {
  const [openId, setOpenId] = useState<string | null>(null);
  const grants = useTable('grant');
  const ids = useMemo(() => grants?.map(({ id }) => id) ?? [], [grants]);
  const counts = useCounts('callRecord', 'grantId', ids);
  const all = useMemo(
    () =>
      grants === undefined || counts === undefined ? undefined : ranked(grants, (id) => counts.get(id) ?? 0),
    [grants, counts],
  );
  if (all === undefined) return <Loading />;
  if (all.length === 0)
    return (
      <Blank title="还没有使用">有了使用权和调用，资源就按真实的使用次数排在这里，排在前面的优先共享。</Blank>
    );
  return (
    <div className="stack">
      <p className="small soft">
        按平台上实际的调用次数和使用部门数排序（使用频度、适用范围），不是填报的；利用效益由管理部门结合评估判断。点数字看是哪些使用权。
        {all.length > shown && `只列前 ${shown} 项，共 ${all.length} 项。`}
      </p>
      <div className="block scroll-x">
        <table className="grid-table">
          <TableHead titles={['次序', '资源', '提供部门', '调用次数', '使用部门']} />
          <tbody>
            {all.slice(0, shown).map((each, index) => (
              <Fragment key={each.entryId}>
                <ResourceRow
                  resource={each}
                  place={index + 1}
                  open={each.entryId === openId}
                  onToggle={() => setOpenId(each.entryId === openId ? null : each.entryId)}
                />
                {each.entryId === openId && (
                  <tr>
                    <td />
                    <td colSpan={4}>
                      <RightsBehind rights={each.rights} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <ClauseLine clause="五(六)" />
    </div>
  );
}

type ResourceRowProps = {
  readonly resource: RankedResource;
  readonly place: number;
  readonly open: boolean;
  readonly onToggle: () => void;
};

function ResourceRow({ resource, place, open, onToggle }: ResourceRowProps) {
  const departmentName = useDepartmentName();
  const { entryId, entryName, providerId, calls, departments } = resource;
  const number = (count: number) => (
    <Button size="small" type="link" style={flush} aria-expanded={open} onClick={onToggle}>
      {count}
    </Button>
  );
  return (
    <tr>
      <td>{place}</td>
      <td>
        <a href={hrefOf('entry', { entryId })}>{entryName}</a>
      </td>
      <td>{departmentName(providerId)}</td>
      <td>{number(calls)}</td>
      <td>{number(departments)}</td>
    </tr>
  );
}
