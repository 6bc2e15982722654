import { useMemo } from 'react';
import { guideKindLabel } from '#shared/domain/guide/labels.ts';
import { guideReadingIdOf, isToBeRead } from '#shared/domain/guide/reading.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useRows, useTable } from '../../data/live.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

/** As many as an officer reads in a day; 指南 lists the rest first. */
const shown = 10;

/** What this officer is to read and to confirm, the newest first (五(八), R079). */
export function ReadingList() {
  const { id: officerId } = useOfficer();
  const departmentName = useDepartmentName();
  const guides = useTable('guide');
  const asked = useMemo(() => guides?.filter(({ mustRead }) => mustRead) ?? [], [guides]);
  const readings = useRows(
    'guideReading',
    asked.map(({ id }) => guideReadingIdOf(id, officerId)),
  );
  if (readings === undefined) return null;
  const read = readings.filter((each) => each !== undefined);
  const open = asked
    .filter((each) => isToBeRead(each, read, officerId))
    .toSorted((a, b) => b.publishedAt - a.publishedAt);
  if (open.length === 0) return null;
  return (
    <Section title={`待阅读确认（${open.length}）`}>
      <div className="todo-group">
        <ul>
          {open.slice(0, shown).map(({ id, guideId, departmentId, title, kind }) => (
            <li key={id}>
              <a href={hrefOf('guide', { guideId })}>
                <Badge tone="blue">阅读确认</Badge>
                <span className="cut strong grow">{title}</span>
                <span className="cut soft">{departmentName(departmentId)}</span>
                <Badge tone="amber">{guideKindLabel[kind]}</Badge>
              </a>
            </li>
          ))}
        </ul>
        {open.length > shown && (
          <p className="small soft">另有 {open.length - shown} 份，在指南里排在最前。</p>
        )}
      </div>
    </Section>
  );
}
