import { civilDateOf, shortDateLabel } from '#shared/domain/clock/civil-date.ts';
import { countWorkingDays } from '#shared/domain/clock/working-days.ts';
import { standingOf } from '#shared/domain/grant/standing.ts';
import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { useRowsBy } from '../../data/live.ts';
import { calendar } from '../../office/calendar.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

/** Enough for a renewal: two working days of review, five of answer, and some for signing. */
const warnWorkingDays = 10;

/** Grants of the department that end soon, in working days; nothing is renewed by itself. */
export function ExpiryList() {
  const { departmentId } = useOfficer();
  const mine = useHasRole('data-officer');
  const today = civilDateOf(useNow());
  const grants = useRowsBy('grant', 'userDepartmentId', departmentId) ?? [];
  const soon = grants
    .filter((grant) => ['active', 'suspended', 'cut'].includes(standingOf(grant, today)))
    .map((grant) => ({ grant, left: countWorkingDays(calendar, today, grant.validUntil) }))
    .filter(({ left }) => left <= warnWorkingDays)
    .sort((a, b) => a.left - b.left);
  if (!mine || soon.length === 0) return null;
  return (
    <Section title={`即将到期的授权（${soon.length}）`}>
      <div className="todo-group">
        <ul>
          {soon.map(({ grant, left }) => (
            <li key={grant.id}>
              <a href={hrefOf('use', { grantId: grant.id })}>
                <Badge tone="amber">即将到期</Badge>
                <span className="cut strong grow">{grant.entryName}</span>
                <Badge tone={left <= 2 ? 'red' : 'amber'}>
                  剩 {left} 个工作日 · {shortDateLabel(grant.validUntil)}
                </Badge>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
