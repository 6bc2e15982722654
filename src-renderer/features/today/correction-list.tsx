import { bindingClock } from '#shared/domain/clock/clock.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useTable } from '../../data/live.ts';
import { BindingClockTag } from '../../office/clock-tag.tsx';
import { type CorrectionDuty, correctionDutyOf } from '../../office/correction-duty.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

const dutyLabel: Readonly<Record<CorrectionDuty, string>> = { check: '校核更正', supplement: '补充材料' };

/** Corrections that wait for this officer, the soonest deadline first (R068). */
export function CorrectionList() {
  const officer = useOfficer();
  const calendar = useCalendar();
  const departmentName = useDepartmentName();
  const open = (useTable('correction') ?? [])
    .flatMap((subject) => {
      const duty = correctionDutyOf(subject, officer);
      return duty === null ? [] : [{ subject, duty, clock: bindingClock(subject.clocks, calendar) }];
    })
    .sort((a, b) => (a.clock?.dueAt ?? 0) - (b.clock?.dueAt ?? 0));
  if (open.length === 0) return null;
  return (
    <Section title={`疑义更正（${open.length}）`}>
      <div className="todo-group">
        <ul>
          {open.map(({ subject, duty }) => (
            <li key={subject.id}>
              <a href={hrefOf('correction', { correctionId: subject.id })}>
                <Badge tone="blue">{dutyLabel[duty]}</Badge>
                <span className="cut strong grow">{subject.entryName}</span>
                <span className="cut soft">{departmentName(subject.userDepartmentId)}</span>
                <BindingClockTag clocks={subject.clocks} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
