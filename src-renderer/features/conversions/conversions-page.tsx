import { useMemo, useState } from 'react';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { ConversionPlan } from '#shared/domain/conversion/conversion-plan.ts';
import { conversionOverview, type DepartmentConversions } from '#shared/domain/conversion/overview.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useNow } from '../../app/use-now.ts';
import { useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { PublishingTabs } from '../../office/publishing-tabs.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { useSight } from '../../office/use-sight.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading, Section } from '../../ui/pieces.tsx';
import { ConversionTable } from './parts/conversion-table.tsx';
import { ReportDialog } from './parts/report-dialog.tsx';

/** 电子化改造: who promised to make what electronic, by when, and how far it is; late ones first (三(三)). */
export function ConversionsPage() {
  const plans = useConversions();
  const today = civilDateOf(useNow());
  const [reporting, setReporting] = useState<ConversionPlan | null>(null);
  const overview = plans === undefined ? undefined : conversionOverview(plans, today);
  return (
    <Page title="电子化改造" tools={<PublishingTabs current="conversions" />}>
      {overview === undefined ? (
        <Loading />
      ) : (
        <div className="block stack">
          {overview.length === 0 && (
            <Blank title="没有电子化改造计划">
              编目时勾选“该资源尚不是电子形式”，写明计划和期限，发布后列在这里。
            </Blank>
          )}
          {overview.length > 1 && <Summary overview={overview} />}
          {overview.map((each) => (
            <Department key={each.departmentId} subject={each} today={today} onReport={setReporting} />
          ))}
          <ClauseLine clause="三(三)" />
        </div>
      )}
      {reporting !== null && <ReportDialog subject={reporting} onClose={() => setReporting(null)} />}
    </Page>
  );
}

/** Of the area the officer oversees, else of the own department; undefined while loading. */
function useConversions(): readonly ConversionPlan[] | undefined {
  const plans = useTable('conversionPlan');
  const sight = useSight();
  return useMemo(
    () => (sight === undefined ? undefined : plans?.filter(({ providerId }) => sight.covers(providerId))),
    [plans, sight],
  );
}

function Summary({ overview }: { readonly overview: readonly DepartmentConversions[] }) {
  const departmentName = useDepartmentName();
  return (
    <Section title={`各部门（${overview.length}）`}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">部门</th>
            <th scope="col">超期</th>
            <th scope="col">在办</th>
            <th scope="col">已完成</th>
          </tr>
        </thead>
        <tbody>
          {overview.map(({ departmentId, late, open, done }) => (
            <tr key={departmentId}>
              <td>{departmentName(departmentId)}</td>
              <td>{late > 0 ? <Badge tone="red">{late}</Badge> : '0'}</td>
              <td>{open}</td>
              <td>{done}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

type DepartmentProps = {
  readonly subject: DepartmentConversions;
  readonly today: string;
  readonly onReport: (plan: ConversionPlan) => void;
};

function Department({ subject, today, onReport }: DepartmentProps) {
  const departmentName = useDepartmentName();
  const { departmentId, roles } = useOfficer();
  const name = departmentName(subject.departmentId);
  const mayReport = subject.departmentId === departmentId && roles.includes('data-officer');
  return (
    <Section title={subject.departmentId === departmentId ? `本部门（${name}）` : name}>
      <ConversionTable plans={subject.plans} today={today} onReport={mayReport ? onReport : null} />
    </Section>
  );
}
