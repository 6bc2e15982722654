import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { PaperButton } from './paper/paper-dialog.tsx';
import { useDepartmentName, useOfficerName } from './use-names.ts';

/** 打印申请表, and the receipt once the platform has given its number: it is the platform's word. */
export function CasePrint({ subject }: { readonly subject: SharingCase }) {
  const names = useCaseNames(subject);
  const number = subject.number ?? subject.id;
  const paper = { subject, names };
  return (
    <div className="line line--wrap">
      <PaperButton
        paperId={`${subject.id}.application`}
        title="申请表"
        fileName={`共享申请表-${number}.pdf`}
        layOut={({ paper: printing }) =>
          printing.previewDocument({ document: { kind: 'application', paper } })
        }
      />
      {subject.number !== null && (
        <PaperButton
          paperId={`${subject.id}.receipt`}
          title="受理回执"
          fileName={`受理回执-${number}.pdf`}
          layOut={({ paper: printing }) => printing.previewDocument({ document: { kind: 'receipt', paper } })}
        />
      )}
    </div>
  );
}

/** Names of every department and officer that a case's papers speak of, by id. */
function useCaseNames(subject: SharingCase): Readonly<Record<string, string>> {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  const { applicantDepartmentId, providerId, applicantOfficerId, history } = subject;
  const behalf = history.flatMap(({ onBehalfOf }) => (onBehalfOf === null ? [] : [onBehalfOf]));
  const departments = [
    applicantDepartmentId,
    providerId,
    ...history.map(({ departmentId }) => departmentId),
    ...behalf,
  ];
  const officers = [applicantOfficerId, ...history.map(({ officerId }) => officerId)];
  return Object.fromEntries([
    ...departments.map((id) => [id, departmentName(id)] as const),
    ...officers.map((id) => [id, officerName(id)] as const),
  ]);
}
