import { useMemo } from 'react';
import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { useRowsBy } from '../../data/live.ts';
import { staleEntries } from '../../office/stale-entries.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

/** One line for all of the department's resources past their update cycle; the screen behind it lists them (R027). */
export function StaleList() {
  const { departmentId } = useOfficer();
  const writes = useHasRole('data-officer');
  const today = civilDateOf(useNow());
  const calendar = useCalendar();
  const entries = useRowsBy('catalogEntry', 'providerId', writes ? departmentId : null);
  const stale = useMemo(() => staleEntries(entries ?? [], today, calendar), [entries, today, calendar]);
  const [oldest] = stale;
  if (oldest === undefined) return null;
  return (
    <Section title={`超过更新周期（${stale.length}）`}>
      <div className="todo-group">
        <ul>
          <li>
            <a href={hrefOf('upkeep')}>
              <Badge tone="amber">登记更新</Badge>
              <span className="cut grow">本部门有 {stale.length} 个资源过了更新周期还没有登记更新</span>
              <span className="small soft">最早应于{longDateLabel(oldest.dueOn)}更新 · 三(二)、五(七)</span>
            </a>
          </li>
        </ul>
      </div>
    </Section>
  );
}
