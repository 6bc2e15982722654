import { useMemo } from 'react';
import type { Guide } from '#shared/domain/guide/guide.ts';
import type { GuideReading } from '#shared/domain/guide/reading.ts';
import { type DepartmentRoll, isFor, readingRoll } from '#shared/domain/guide/reading-roll.ts';
import { useTable } from '../../../data/live.ts';
import { NarrowedTable } from '../../../office/list-filters.tsx';
import { type ListRule, optionsOf } from '../../../office/list-view.ts';
import { type NameOf, useDepartmentName } from '../../../office/use-names.ts';
import { usePlaces } from '../../../office/use-places.ts';
import { useSight } from '../../../office/use-sight.ts';
import { TableHead } from '../../../ui/table-head.tsx';

const ruleOf = (departmentName: NameOf): ListRule<DepartmentRoll> => ({
  choices: [
    {
      name: '情况',
      options: optionsOf(['unread', 'read'], { unread: '还有人未读', read: '已读完' }),
      holds: ({ unread }, value) => (value === 'unread') === unread.length > 0,
    },
  ],
  textsOf: ({ departmentId, read, unread }) => [
    departmentName(departmentId),
    ...[...read, ...unread].map(({ name }) => name),
  ],
});

type RollProps = { readonly latest: Guide; readonly readings: readonly GuideReading[] };

/** For those who oversee: of everybody the edition is for in their area, who has read it and who has not, by name. */
export function ReadingRollTable({ latest, readings }: RollProps) {
  const departmentName = useDepartmentName();
  const officers = useTable('officer');
  const places = usePlaces();
  const sight = useSight();
  const rule = useMemo(() => ruleOf(departmentName), [departmentName]);
  const roll = useMemo(() => {
    if (officers === undefined || places === undefined || sight === undefined) return undefined;
    const regionOf = (departmentId: string) => places.region(places.department(departmentId)?.regionId ?? '');
    const asked = officers.filter((each) => sight.covers(each.departmentId) && isFor(latest, each, regionOf));
    return readingRoll(asked, readings);
  }, [officers, places, sight, latest, readings]);
  if (roll === undefined) return null;
  return (
    <div className="stack section">
      <p>
        <span className="strong">
          已读 {roll.read} / 应读 {roll.due}
        </span>{' '}
        <span className="small soft">
          按现在在用的账号
          {roll.others.length > 0 &&
            `；另有 ${roll.others.map(({ officerName }) => officerName).join('、')} 确认过，现已停用或不在应读之列`}
        </span>
      </p>
      {roll.departments.length > 0 && (
        <NarrowedTable
          screen="readings"
          rows={roll.departments}
          rule={rule}
          of="部门"
          placeholder="部门、姓名"
          unit="个部门"
        >
          {(shown) => <RollTable departments={shown} departmentName={departmentName} />}
        </NarrowedTable>
      )}
    </div>
  );
}

type TableProps = { readonly departments: readonly DepartmentRoll[]; readonly departmentName: NameOf };

function RollTable({ departments, departmentName }: TableProps) {
  return (
    <div className="scroll-x">
      <table className="grid-table">
        <TableHead titles={['部门', '未读', '已读']} />
        <tbody>
          {departments.map(({ departmentId, read, unread }) => (
            <tr key={departmentId}>
              <th scope="row" className="grid-table__department">
                {departmentName(departmentId)}
              </th>
              <td>{namesOf(unread)}</td>
              <td>{namesOf(read)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const namesOf = (officers: DepartmentRoll['read']): string =>
  officers.length === 0 ? '—' : officers.map(({ name }) => name).join('、');
