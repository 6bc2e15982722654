import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { usePacks } from '../../app/office-rules.tsx';
import { useHasRole } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { Badge, Section } from '../../ui/pieces.tsx';
import { lapseLines } from './lapse-words.ts';

/** One quiet line for a text that is about to lapse; it leaves by itself once a text goes on or the pack is off (R110). */
export function LapseList() {
  const manages = useHasRole('management-admin');
  const applies = useHasRole('data-officer');
  const today = civilDateOf(useNow());
  const packs = usePacks().filter(({ regionId }) => regionId === undefined);
  const lines = manages || applies ? lapseLines(packs, today, manages) : [];
  if (lines.length === 0) return null;
  return (
    <Section title="政策有效期">
      <div className="todo-group">
        <ul>
          {lines.map(({ packId, lapsed, says, next }) => (
            <li key={packId}>
              <a href={hrefOf('settings')}>
                <Badge tone={lapsed ? 'red' : 'grey'}>{lapsed ? '已届满' : '将届满'}</Badge>
                <span className="cut grow">{says}</span>
                <span className="small soft">{next} · 八(二)</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
