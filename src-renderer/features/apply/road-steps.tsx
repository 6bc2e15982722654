import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import { useNow } from '../../app/use-now.ts';
import { calendar } from '../../office/calendar.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { Section } from '../../ui/pieces.tsx';
import { type RoadSubject, roadOf } from './road.ts';

/** Which steps the application will go through, and how long each may take. */
export function RoadSteps({ subject }: { readonly subject: RoadSubject }) {
  const now = useNow();
  const road = roadOf(subject, { now, calendar, pack: xinzhou2022 });
  return (
    <Section title="办理路径">
      <ol className="timeline">
        {road.steps.map((step) => (
          <li key={step.name}>
            <span className="strong">{step.name}</span> <span className="small soft">{step.limit}</span>
          </li>
        ))}
      </ol>
      {road.assumed && <p className="small soft">按全部可申请项推算，勾选信息项后更新。</p>}
      <ClauseLine clause={road.clause} />
    </Section>
  );
}
