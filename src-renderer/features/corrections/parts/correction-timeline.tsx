import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Correction } from '#shared/domain/correction/correction.ts';
import { correctionActLabel } from '#shared/domain/correction/labels.ts';
import { useDepartmentName, useOfficerName } from '../../../office/use-names.ts';
import { Badge, Section } from '../../../ui/pieces.tsx';

/** What was done, by whom and when, in order. */
export function CorrectionTimeline({ subject }: { readonly subject: Correction }) {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  return (
    <Section title="办理经过">
      <ol className="timeline">
        {subject.history.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history only ever grows at its end.
          <li key={index}>
            <div className="line line--wrap">
              <span className="strong">{correctionActLabel[event.act]}</span>
              <span className="small soft">{timeLabel(event.at)}</span>
              {event.lateBySync && <Badge tone="amber">期限内作出，同步时已超期</Badge>}
            </div>
            <div className="small soft">
              {departmentName(event.departmentId)} {officerName(event.officerId)}
            </div>
            {event.note !== '' && <div className="text">{event.note}</div>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
