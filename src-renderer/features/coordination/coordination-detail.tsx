import { isCoordinationDuty } from '../../office/by-officer.ts';
import { CasePapers } from '../../office/case-papers.tsx';
import { useDuties } from '../../office/use-duties.ts';
import { CoordinationSteps } from './coordination-steps.tsx';

/** One dispute: request, negotiation, refusal, application; and what the department has to do about it. */
export function CoordinationDetail({ caseId }: { readonly caseId: string }) {
  const duty = useDuties()?.find(({ id }) => id === caseId)?.duty ?? null;
  return (
    <CasePapers caseId={caseId} dispute="first">
      {(subject) =>
        duty !== null && isCoordinationDuty(duty) && <CoordinationSteps subject={subject} duty={duty} />
      }
    </CasePapers>
  );
}
