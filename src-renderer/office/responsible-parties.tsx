import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useRow } from '../data/live.ts';
import { Facts, Section } from '../ui/pieces.tsx';
import { ClauseLine } from './clause-line.tsx';

/** Who answers for the data and who for its use, by office and person as filed (五(二), R048). */
export function ResponsibleParties({ subject }: { readonly subject: SharingCase }) {
  const provider = useResponsible(subject.providerId);
  const user = useResponsible(subject.applicantDepartmentId);
  const agent = useResponsible(subject.agentId);
  return (
    <Section title="责任双方">
      <Facts
        facts={[
          ['谁提供谁负责', provider],
          ...(subject.agentId === null ? [] : [['授权代理方', agent] as const]),
          ['谁使用谁负责', user],
        ]}
      />
      <ClauseLine clause="五(二)" />
    </Section>
  );
}

function useResponsible(departmentId: string | null): string {
  const row = useRow('department', departmentId);
  if (row === null || row === undefined) return departmentId ?? '';
  return `${row.name}　${row.responsibleOffice} ${row.responsibleOfficer}（第一责任人 ${row.principal}）`;
}
