import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { packsInForce, packsOfRegion } from '#shared/domain/policy/packs.ts';
import { useCalendar, usePacks } from '../../app/office-rules.tsx';
import { useNow } from '../../app/use-now.ts';
import { useRow } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { Section } from '../../ui/pieces.tsx';
import { type RoadSubject, roadOf } from './road.ts';

/** Which steps the application will go through, and how long each may take. */
export function RoadSteps({ subject }: { readonly subject: RoadSubject }) {
  const now = useNow();
  const calendar = useCalendar();
  const today = civilDateOf(now);
  const regionId = useRow('department', subject.entry.providerId)?.regionId;
  const packs = packsInForce(packsOfRegion(usePacks(), regionId, today), today);
  const road = roadOf(subject, { now, calendar, packs });
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
