import { type Responsible, responsibilityMap, stageLabel } from '#shared/domain/catalog/responsibility.ts';
import { Facts, Section } from '../ui/pieces.tsx';
import { ClauseLine } from './clause-line.tsx';
import { useDepartmentName } from './use-names.ts';

type ResponsibilityProps = { readonly providerId: string; readonly userDepartmentId: string | null };

/** 各环节的责任部门, of a resource or of one right on it. */
export function Responsibility({ providerId, userDepartmentId }: ResponsibilityProps) {
  const departmentName = useDepartmentName();
  const nameOf = (who: Responsible): string => {
    if (who.kind === 'department') return departmentName(who.id);
    return who.kind === 'platform' ? '共享平台（政务数据共享管理部门）' : '各使用部门，对本部门的使用负责';
  };
  return (
    <Section title="各环节的责任部门">
      <Facts
        facts={responsibilityMap(providerId, userDepartmentId).map(
          ([stage, who]) => [stageLabel[stage], nameOf(who)] as const,
        )}
      />
      <ClauseLine clause="六(三)" />
    </Section>
  );
}
