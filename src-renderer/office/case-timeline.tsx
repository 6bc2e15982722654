import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { Badge, Section } from '../ui/pieces.tsx';
import { actLabel } from './case-labels.ts';
import { useDepartmentName, useOfficerName } from './use-names.ts';

const minute = 60_000;

/** Everything that happened to a case, in order, with both times where they differ. */
export function CaseTimeline({
  subject,
  pending,
}: {
  readonly subject: SharingCase;
  readonly pending: boolean;
}) {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  return (
    <Section title="办理经过">
      <ol className="timeline">
        {subject.history.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history only ever grows at its end.
          <li key={index}>
            <div className="line line--wrap">
              <span className="strong">{actLabel[event.act]}</span>
              <span className="small soft">{timeLabel(event.at)}</span>
              {event.lateBySync && <Badge tone="amber">期限内作出，同步时已超期</Badge>}
              {pending && index === subject.history.length - 1 && <Badge tone="amber">待同步</Badge>}
            </div>
            <div className="small soft">
              {departmentName(event.departmentId)} {officerName(event.officerId)}
              {event.onBehalfOf !== null && `（代理 ${departmentName(event.onBehalfOf)}，视同其作出）`}
              {Math.abs(event.at - event.madeAt) > minute && `　作出于 ${timeLabel(event.madeAt)}`}
            </div>
            {event.note !== '' && <div className="text">{event.note}</div>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
