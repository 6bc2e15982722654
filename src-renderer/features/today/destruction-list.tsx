import { hrefOf } from '../../app/routes.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { useDestructionDuties } from '../../office/use-destruction-duties.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

/** As many as an officer can look over; 数据销毁 holds the rest. */
const shown = 20;

/** 待销毁 with its age, and what waits for this officer's witness. No limit is set by the policy, so none is shown. */
export function DestructionList() {
  const duties = useDestructionDuties();
  const departmentName = useDepartmentName();
  if (duties === undefined || duties.due.length + duties.toWitness.length === 0) return null;
  return (
    <Section title={`数据销毁（${duties.due.length + duties.toWitness.length}）`}>
      <div className="todo-group">
        <ul>
          {duties.toWitness.map((record) => (
            <li key={record.id}>
              <a href={hrefOf('destruction', { grantId: record.grantId })}>
                <Badge tone="blue">待您见证</Badge>
                <span className="cut strong grow">{record.entryName}</span>
                <span className="cut soft">执行人 {record.operatorName}</span>
              </a>
            </li>
          ))}
          {duties.due.slice(0, shown).map(({ grant, since, workingDays }) => (
            <li key={grant.id}>
              <a href={hrefOf('destruction', { grantId: grant.id })}>
                <Badge tone="amber">待销毁</Badge>
                <span className="cut strong grow">{grant.entryName}</span>
                <span className="cut soft">{departmentName(grant.userDepartmentId)}</span>
                <Badge tone="amber">
                  {since} 起，已 {workingDays} 个工作日
                </Badge>
              </a>
            </li>
          ))}
        </ul>
        {duties.due.length > shown && (
          <p className="small soft">另有 {duties.due.length - shown} 件，见数据销毁。</p>
        )}
      </div>
      <ClauseLine clause="六(二)" />
    </Section>
  );
}
