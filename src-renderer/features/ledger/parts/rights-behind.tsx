import { useOfficer } from '../../../app/officer-context.ts';
import { isOpenTo } from '../../../app/places.ts';
import { hrefOf } from '../../../app/routes.ts';
import { useRows } from '../../../data/live.ts';
import { GrantBadge } from '../../../office/grant-parts.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { TableHead } from '../../../ui/table-head.tsx';
import type { RightUse } from '../demand-ranking.ts';

/** The rights that a resource's numbers are made of, each with its calls; the link leads to the calls themselves. */
export function RightsBehind({ rights }: { readonly rights: readonly RightUse[] }) {
  const departmentName = useDepartmentName();
  const wayTo = useWayToRight();
  const whole = useRows(
    'grant',
    rights.map(({ grant }) => grant.id),
  );
  return (
    <table className="grid-table">
      <TableHead titles={['使用部门', '现状', '调用次数']} />
      <tbody>
        {rights.map(({ grant, calls }, index) => {
          const href = wayTo(grant);
          const name = departmentName(grant.userDepartmentId);
          const row = whole?.[index];
          return (
            <tr key={grant.id}>
              <td>{href === null ? name : <a href={href}>{name}</a>}</td>
              <td>{row !== undefined && <GrantBadge grant={row} />}</td>
              <td>{calls}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Where this officer sees the right's calls: as an overseer or its provider, or as its user; null for nowhere. */
function useWayToRight(): (grant: RightUse['grant']) => string | null {
  const { departmentId, roles } = useOfficer();
  const overseer = roles.includes('management-admin') || roles.includes('observer');
  return ({ id: grantId, providerId, userDepartmentId }) => {
    if (isOpenTo('supervisedGrant', roles) && (overseer || providerId === departmentId))
      return hrefOf('supervisedGrant', { grantId });
    return isOpenTo('use', roles) && userDepartmentId === departmentId ? hrefOf('use', { grantId }) : null;
  };
}
