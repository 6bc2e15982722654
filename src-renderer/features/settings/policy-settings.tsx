import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import { useNow } from '../../app/use-now.ts';
import { calendar } from '../../office/calendar.ts';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';
import { packStanding } from './pack-warning.ts';

const until = longDateLabel(xinzhou2022.validTo ?? '');

export function PolicySettings() {
  const standing = packStanding(xinzhou2022, civilDateOf(useNow()));
  const years = Object.keys(calendar.years).sort();
  return (
    <Section title="政策包和工作日历">
      <div className="stack--tight">
        {standing === 'lapsing' && (
          <Notice tone="amber">
            {xinzhou2022.source}有效期至{until}，即将届满（八(二)），请留意新文件并更新政策包。
          </Notice>
        )}
        {standing === 'lapsed' && (
          <Notice tone="red">
            {xinzhou2022.source}有效期已于{until}届满（八(二)），时限按原文件推算，请向管理部门确认。
          </Notice>
        )}
        <Facts
          facts={[
            ['政策包', `${xinzhou2022.name}（${xinzhou2022.source}）`],
            ['有效期', `${longDateLabel(xinzhou2022.validFrom)}至${until}`],
            ['工作日历', calendar.source],
            ['已公布年份', `${years.at(0)} 至 ${years.at(-1)} 年；其余年份按周末和固定假日推算，会注明`],
          ]}
        />
      </div>
    </Section>
  );
}
