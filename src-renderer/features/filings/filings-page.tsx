import { useMemo } from 'react';
import { filingOverview, type RegionFilings } from '#shared/domain/cataloguing/filing-overview.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { showAt } from '../../app/use-route.ts';
import { useRow, useTable } from '../../data/live.ts';
import { PublishingTabs } from '../../office/publishing-tabs.tsx';
import type { Sight } from '../../office/sight.ts';
import { useSight } from '../../office/use-sight.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { RegionDetail } from './parts/region-detail.tsx';

const rowHeight = 62;

/** 逐级报备: what each county filed, where it is now, what came back; whoever oversees sees their area, others 本部门 (三(一)、五(二)). */
export function FilingsPage({ regionId }: { readonly regionId: string | null }) {
  const sight = useSight();
  const overview = useFilings(sight);
  const chosen = overview?.find(({ region }) => region.id === regionId) ?? overview?.[0];
  return (
    <Page title="逐级报备" panes tools={<PublishingTabs current="filings" />}>
      {sight === undefined || overview === undefined || chosen === undefined ? (
        <Loading />
      ) : (
        <div className={overview.length > 1 ? 'panes panes--list' : 'panes panes--one'}>
          {overview.length > 1 && (
            <div className="pane">
              <RowList
                label="各县报备情况"
                rows={overview.map((each) => ({ id: each.region.id, each }))}
                rowHeight={rowHeight}
                selectedId={chosen.region.id}
                onSelect={(id) => showAt(hrefOf('regionFilings', { regionId: id }))}
              >
                {({ each }) => <RegionRow subject={each} />}
              </RowList>
            </div>
          )}
          <div className="pane">
            <RegionDetail key={chosen.region.id} subject={chosen} sight={sight} />
          </div>
        </div>
      )}
    </Page>
  );
}

/** Every region for those who oversee the city, else the own one; what waits somewhere first. Undefined while loading. */
function useFilings(sight: Sight | undefined): readonly RegionFilings[] | undefined {
  const { departmentId } = useOfficer();
  const own = useRow('department', departmentId);
  const regions = useTable('region');
  const departments = useTable('department');
  const drafts = useTable('entryDraft');
  const receipts = useTable('filingReceipt');
  const now = useNow();
  const calendar = useCalendar();
  return useMemo(() => {
    if (!own || !sight || !regions || !departments || !drafts || !receipts) return undefined;
    const rows = {
      regions: regions.filter(({ id }) => sight.of === 'city' || id === own.regionId),
      departments,
      drafts: drafts.filter(({ providerId }) => sight.covers(providerId)),
      receipts,
    };
    return filingOverview(rows, { now, calendar }).toSorted(
      (a, b) => b.overdue - a.overdue || waitingOf(b) - waitingOf(a) || b.filings.length - a.filings.length,
    );
  }, [own, sight, regions, departments, drafts, receipts, now, calendar]);
}

const waitingOf = ({ count }: RegionFilings): number =>
  count['waiting-own'] + count['waiting-city'] + count['removal-own'] + count['removal-city'];

function RegionRow({ subject }: { readonly subject: RegionFilings }) {
  const { region, filings, count, overdue } = subject;
  const waiting = waitingOf(subject);
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong">{region.level === 'city' ? `${region.name}（市直）` : region.name}</span>
        <span className="line line--whole">
          {overdue > 0 && <Badge tone="red">超期 {overdue}</Badge>}
          {waiting > 0 && <Badge tone="amber">待处理 {waiting}</Badge>}
          {count.returned > 0 && <Badge tone="red">退回 {count.returned}</Badge>}
        </span>
      </div>
      <div className="small soft cut">
        {filings.length === 0
          ? '还没有报备'
          : `报备 ${filings.length}，汇聚 ${count.published}，去除 ${count.removed}`}
        {!region.logicalPlatform && region.level !== 'city' && '；直报市级'}
      </div>
    </>
  );
}
