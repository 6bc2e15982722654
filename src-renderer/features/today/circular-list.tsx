import { type Circular, isCircularOverdue } from '#shared/domain/circular/circular.ts';
import { civilDateOf, shortDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { useTable } from '../../data/live.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

/** What the 通报 asks of this officer now; null for nothing. */
const dutyOf = (subject: Circular, { departmentId, roles }: Officer): '回复整改' | '核实整改' | null => {
  const answers = roles.includes('data-officer') || roles.includes('office-head');
  if (answers && subject.departmentId === departmentId && subject.state === 'issued') return '回复整改';
  const verifies = roles.includes('management-admin') && subject.managementId === departmentId;
  return verifies && subject.state === 'replied' ? '核实整改' : null;
};

/** 通报 to reply to or to verify, the soonest date first (七(四), R096). */
export function CircularList() {
  const officer = useOfficer();
  const today = civilDateOf(useNow());
  const open = (useTable('circular') ?? [])
    .flatMap((subject) => {
      const duty = dutyOf(subject, officer);
      return duty === null ? [] : [{ subject, duty }];
    })
    .sort((a, b) => (a.subject.rectifyBy < b.subject.rectifyBy ? -1 : 1));
  if (open.length === 0) return null;
  return (
    <Section title={`通报整改（${open.length}）`}>
      <div className="todo-group">
        <ul>
          {open.map(({ subject, duty }) => (
            <li key={subject.id}>
              <a href={hrefOf('circular', { circularId: subject.id })}>
                <Badge tone="blue">{duty}</Badge>
                <span className="cut strong grow">{subject.subject}</span>
                <span className="cut soft">{subject.number ?? '编号待平台确认'}</span>
                <Badge tone={isCircularOverdue(subject, today) ? 'red' : 'amber'}>
                  {isCircularOverdue(subject, today) ? '逾期未改' : '限期'}{' '}
                  {shortDateLabel(subject.rectifyBy)}
                </Badge>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
