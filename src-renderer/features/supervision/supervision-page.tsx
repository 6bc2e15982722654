import { useMemo } from 'react';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { useTable } from '../../data/live.ts';
import { CallTally } from '../../office/calls/call-tally.tsx';
import { GrantBadge } from '../../office/grant-parts.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { SupervisedDetail } from './parts/supervised-detail.tsx';

/** 使用情况: how rights on this department's resources are used; on the management department's desk, all rights. */
export function SupervisionPage({ grantId }: { readonly grantId: string | null }) {
  const { departmentId, roles } = useOfficer();
  const overseer = roles.includes('management-admin') || roles.includes('observer');
  const grants = useTable('grant');
  const sorted = useMemo(
    () =>
      grants
        ?.filter((each) => overseer || each.providerId === departmentId)
        .sort((a, b) => b.grantedAt - a.grantedAt),
    [grants, overseer, departmentId],
  );
  const chosen = sorted?.find((each) => each.id === grantId) ?? sorted?.[0];
  return (
    <Page title="使用情况" note="谁在用、用了多少；违反要求的可暂停、切断或收回（六(二)）" panes>
      {sorted === undefined && <Loading />}
      {sorted?.length === 0 && (
        <Blank title="还没有授权">资源授权给其他部门使用后，调用情况会列在这里。</Blank>
      )}
      {sorted !== undefined && chosen !== undefined && (
        <div className="panes panes--list">
          <div className="pane">
            <SupervisedList grants={sorted} chosen={chosen} />
          </div>
          <div className="pane">
            <SupervisedDetail key={chosen.id} grant={chosen} />
          </div>
        </div>
      )}
    </Page>
  );
}

const rowHeight = 84;

function SupervisedList({ grants, chosen }: { readonly grants: readonly Grant[]; readonly chosen: Grant }) {
  const departmentName = useDepartmentName();
  return (
    <RowList
      label="授权使用列表"
      rows={grants}
      rowHeight={rowHeight}
      selectedId={chosen.id}
      onSelect={(id) => showAt(hrefOf('supervisedGrant', { grantId: id }))}
    >
      {(grant) => (
        <>
          <div className="line line--apart">
            <span className="cut strong">{grant.entryName}</span>
            <GrantBadge grant={grant} />
          </div>
          <div className="cut small soft">{departmentName(grant.userDepartmentId)}</div>
          <CallTally grant={grant} />
        </>
      )}
    </RowList>
  );
}
