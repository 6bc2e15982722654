import { useMemo } from 'react';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { destructionDueSince } from '#shared/domain/destruction/due.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { showAt } from '../../app/use-route.ts';
import { useTable } from '../../data/live.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { DestructionDetail } from './parts/destruction-detail.tsx';

/** 数据销毁: rights whose data is to be, or was, destroyed; a right still in use comes here from its own screen. */
export function DestructionPage({ grantId }: { readonly grantId: string | null }) {
  const today = civilDateOf(useNow());
  const grants = useTable('grant');
  const records = useTable('destruction');
  const shown = useMemo(() => {
    if (grants === undefined || records === undefined) return undefined;
    const recorded = new Set(records.map((each) => each.grantId));
    const concerns = (grant: Grant) =>
      grant.id === grantId || recorded.has(grant.id) || destructionDueSince(grant, today) !== null;
    return grants.filter(concerns).sort((a, b) => b.grantedAt - a.grantedAt);
  }, [grants, records, grantId, today]);
  const chosen = shown?.find((each) => each.id === grantId) ?? shown?.[0];
  return (
    <Page title="数据销毁" note="期满、收回或不再需要的，按程序销毁，两人在场，留下记录（六(二)）" panes>
      {shown === undefined && <Loading />}
      {shown?.length === 0 && (
        <Blank title="没有待销毁的数据">使用权期满、被收回或不再需要时，会列在这里。</Blank>
      )}
      {shown !== undefined && chosen !== undefined && (
        <div className="panes panes--list">
          <div className="pane">
            <GrantList grants={shown} chosen={chosen} today={today} />
          </div>
          <div className="pane">
            <DestructionDetail key={chosen.id} grant={chosen} />
          </div>
        </div>
      )}
    </Page>
  );
}

type GrantListProps = { readonly grants: readonly Grant[]; readonly chosen: Grant; readonly today: string };

const rowHeight = 62;

function GrantList({ grants, chosen, today }: GrantListProps) {
  const { departmentId } = useOfficer();
  const departmentName = useDepartmentName();
  const other = (grant: Grant) =>
    grant.userDepartmentId === departmentId ? grant.providerId : grant.userDepartmentId;
  return (
    <RowList
      label="数据销毁列表"
      rows={grants}
      rowHeight={rowHeight}
      selectedId={chosen.id}
      onSelect={(id) => showAt(hrefOf('destruction', { grantId: id }))}
    >
      {(grant) => (
        <>
          <div className="line line--apart">
            <span className="cut strong">{grant.entryName}</span>
            <DestructionBadge grant={grant} today={today} />
          </div>
          <div className="cut small soft">{departmentName(other(grant))}</div>
        </>
      )}
    </RowList>
  );
}

function DestructionBadge({ grant, today }: { readonly grant: Grant; readonly today: string }) {
  if (grant.state === 'destroyed') return <Badge tone="green">已销毁</Badge>;
  if (grant.destructionId !== null) return <Badge tone="blue">待见证</Badge>;
  return destructionDueSince(grant, today) === null ? (
    <Badge>使用中</Badge>
  ) : (
    <Badge tone="amber">待销毁</Badge>
  );
}
