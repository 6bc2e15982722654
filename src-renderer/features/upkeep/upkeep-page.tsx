import { Button } from 'antd';
import { useMemo } from 'react';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { goTo } from '../../app/use-route.ts';
import { useRowsBy } from '../../data/live.ts';
import { calendar } from '../../office/calendar.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { staleEntries } from '../../office/stale-entries.ts';
import { Page } from '../../ui/page.tsx';
import { Loading, Section } from '../../ui/pieces.tsx';
import { ReplacementCard } from './parts/replacement-card.tsx';
import { StaleTable } from './parts/stale-table.tsx';
import { UnavailableList } from './parts/unavailable-list.tsx';

/** 更新与停用: the provider's resources past their update cycle, and its replacements of resources. */
export function UpkeepPage() {
  const { departmentId, roles } = useOfficer();
  const today = civilDateOf(useNow());
  const entries = useRowsBy('catalogEntry', 'providerId', departmentId);
  const replacements = useRowsBy('replacement', 'providerId', departmentId);
  const stale = useMemo(() => entries && staleEntries(entries, today, calendar), [entries, today]);
  if (stale === undefined || replacements === undefined) return <Loading />;
  const plan = roles.includes('provider-reviewer') && (
    <Button type="primary" onClick={() => goTo(hrefOf('planReplacement'))}>
      制定更替方案
    </Button>
  );
  return (
    <Page title="更新与停用" note="本部门提供的资源" tools={plan}>
      <div className="stack">
        <Section title={`更替停用（${replacements.length}）`}>
          {replacements.length === 0 && (
            <p className="small soft">旧资源要停用时，先在这里制定更替方案，系统会通知每个正在使用的部门。</p>
          )}
          {replacements
            .toSorted((a, b) => b.plannedAt - a.plannedAt)
            .map((each) => (
              <ReplacementCard key={each.id} subject={each} />
            ))}
        </Section>
        <UnavailableList departmentId={departmentId} />
        <Section title={`超过更新周期（${stale.length}）`}>
          <StaleTable stale={stale} today={today} />
          <ClauseLine clause="五(七)" />
        </Section>
      </div>
    </Page>
  );
}
