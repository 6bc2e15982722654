import { Button } from 'antd';
import { useState } from 'react';
import { arrangedYearId } from '#shared/domain/calendar/arranged-year.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useNow } from '../../app/use-now.ts';
import { useRow } from '../../data/live.ts';
import { Badge, Facts, Notice, Section } from '../../ui/pieces.tsx';
import { ArrangeDialog } from './arrange-dialog.tsx';
import { useIsCityAdmin } from './use-is-city-admin.ts';

/** Years that a running clock can reach. */
const yearsFrom = (year: number): string[] => [year - 1, year, year + 1].map(String);

/** 工作日历: which years rest on a notice and which are estimated; the city's administrator enters a notice. */
export function CalendarSettings() {
  const calendar = useCalendar();
  const mayDecide = useIsCityAdmin();
  const [asking, setAsking] = useState(false);
  const year = Number(civilDateOf(useNow()).slice(0, 4));
  const next = String(year + 1);
  return (
    <Section title="工作日历">
      <div className="stack--tight">
        {calendar.years[next] === undefined && (
          <Notice tone="amber">
            {next} 年的节假日安排尚未录入：{year} 年 12 月 25
            日以后的时限按周末推算，待国务院安排；录入后自动重新计算。
          </Notice>
        )}
        <Facts
          facts={[
            ['随程序提供', calendar.source],
            ...yearsFrom(year).map(
              (each) => [`${each} 年`, <YearStanding key={each} year={each} />] as const,
            ),
          ]}
        />
        {mayDecide && (
          <div>
            <Button onClick={() => setAsking(true)}>录入节假日安排</Button>
          </div>
        )}
        {asking && <ArrangeDialog year={next} onClose={() => setAsking(false)} />}
      </div>
    </Section>
  );
}

function YearStanding({ year }: { readonly year: string }) {
  const known = useCalendar().years[year] !== undefined;
  const entered = useRow('yearArrangement', arrangedYearId(year));
  return (
    <span>
      <Badge tone={known ? 'green' : 'amber'}>{known ? '已公布' : '推算'}</Badge>{' '}
      {entered?.source ?? (known ? '随程序提供' : '按周末和固定假日推算')}
    </span>
  );
}
