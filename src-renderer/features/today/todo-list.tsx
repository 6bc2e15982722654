import { bindingClock } from '#shared/domain/clock/clock.ts';
import { warningAt, warningLabel } from '#shared/domain/clock/warnings.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { usePendingIds } from '../../data/live.ts';
import { type Duty, isCoordinationDuty } from '../../office/by-officer.ts';
import { BindingClockTag } from '../../office/clock-tag.tsx';
import { type OpenDuty, useDuties } from '../../office/use-duties.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Badge, Loading, Section } from '../../ui/pieces.tsx';
import { todoGroupLabel, todoGroupOf, todoGroups } from './todo-groups.ts';

const dutyLabel: Readonly<Record<Duty, string>> = {
  consent: '负责人同意',
  review: '符合性审查',
  answer: '答复申请',
  supplement: '补正',
  sign: '签署协议',
  negotiate: '协商',
  coordinate: '协调',
  report: '报本级政府',
  record: '登记政府决定',
  extend: '决定延长答复',
  deliver: '提供数据',
};

const placeOf = ({ duty, id: caseId, subject }: OpenDuty, departmentId: string): string => {
  if (isCoordinationDuty(duty)) return hrefOf('coordinationCase', { caseId });
  if (duty === 'negotiate' && subject.applicantDepartmentId === departmentId)
    return hrefOf('case', { caseId });
  if (duty === 'sign') return hrefOf('agreement', { caseId });
  return duty === 'supplement' ? hrefOf('supplement', { caseId }) : hrefOf('reviewCase', { caseId });
};

/** As many as an officer can look over; the screens behind hold the rest. */
const shown = 50;

/** To-dos by binding deadline, the soonest first. */
export function TodoList() {
  const duties = useDuties();
  const now = useNow();
  const calendar = useCalendar();
  if (duties === undefined) return <Loading />;
  if (duties.length === 0) {
    return (
      <p className="small soft">
        没有待办的申请。轮到您办理的会按时限排在这里：待审查、待答复、待补正、待签协议。
      </p>
    );
  }
  const byGroup = Map.groupBy(duties, ({ subject }) => todoGroupOf(subject, { now, calendar }));
  return todoGroups.map((group) => {
    const members = byGroup.get(group) ?? [];
    if (members.length === 0) return null;
    return (
      <Section key={group} title={`${todoGroupLabel[group]}（${members.length}）`}>
        <div className="todo-group">
          <ul>
            {members.slice(0, shown).map((each) => (
              <TodoRow key={each.id} open={each} />
            ))}
          </ul>
          {members.length > shown && (
            <p className="small soft">另有 {members.length - shown} 件，见审核或我的申请。</p>
          )}
        </div>
      </Section>
    );
  });
}

function TodoRow({ open }: { readonly open: OpenDuty }) {
  const { departmentId } = useOfficer();
  const departmentName = useDepartmentName();
  const pending = usePendingIds();
  const { subject, duty } = open;
  const { applicantDepartmentId, providerId } = subject;
  const otherSide = applicantDepartmentId === departmentId ? providerId : applicantDepartmentId;
  const now = useNow();
  const calendar = useCalendar();
  const clock = bindingClock(subject.clocks, calendar);
  const warning = clock === null ? null : warningAt(clock, now, calendar);
  return (
    <li>
      <a href={placeOf(open, departmentId)}>
        <Badge tone="blue">{dutyLabel[duty]}</Badge>
        <span className="cut strong grow">{subject.entryName}</span>
        <span className="cut soft" title={departmentName(otherSide)}>
          {departmentName(otherSide)}
        </span>
        {pending.has(subject.id) && <Badge tone="amber">待同步</Badge>}
        {warning !== null && (
          <Badge tone={warning.step < 0 ? 'red' : 'amber'}>{warningLabel[warning.step]}</Badge>
        )}
        <BindingClockTag clocks={subject.clocks} />
      </a>
    </li>
  );
}
