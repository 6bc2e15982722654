import { useMemo } from 'react';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { useRowsBy } from '../../data/live.ts';
import { GrantBadge } from '../../office/grant-parts.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { UseDetail } from './use-detail.tsx';

/** 使用: the department's grants; a call by key through the platform, and what was called before. */
export function UsagePage({ grantId }: { readonly grantId: string | null }) {
  const { departmentId } = useOfficer();
  const grants = useRowsBy('grant', 'userDepartmentId', departmentId);
  const sorted = useMemo(() => grants?.toSorted((a, b) => b.grantedAt - a.grantedAt), [grants]);
  const chosen = sorted?.find((each) => each.id === grantId) ?? sorted?.[0];
  return (
    <Page title="使用" note="按授权的用途和范围调用，每次调用都有记录" panes>
      {sorted === undefined && <Loading />}
      {sorted?.length === 0 && (
        <Blank title="还没有授权">申请同意并签齐协议后，授权会出现在这里，即可调用。</Blank>
      )}
      {sorted !== undefined && chosen !== undefined && (
        <div className="panes panes--list">
          <div className="pane">
            <GrantList grants={sorted} chosen={chosen} />
          </div>
          <div className="pane">
            <UseDetail key={chosen.id} grant={chosen} />
          </div>
        </div>
      )}
    </Page>
  );
}

const rowHeight = 62;

function GrantList({ grants, chosen }: { readonly grants: readonly Grant[]; readonly chosen: Grant }) {
  const departmentName = useDepartmentName();
  return (
    <RowList
      label="授权列表"
      rows={grants}
      rowHeight={rowHeight}
      selectedId={chosen.id}
      onSelect={(id) => showAt(hrefOf('use', { grantId: id }))}
    >
      {(grant) => (
        <>
          <div className="line line--apart">
            <span className="cut strong">{grant.entryName}</span>
            <GrantBadge grant={grant} />
          </div>
          <div className="cut small soft">
            {departmentName(grant.providerId)}　至 {longDateLabel(grant.validUntil)}
          </div>
        </>
      )}
    </RowList>
  );
}
