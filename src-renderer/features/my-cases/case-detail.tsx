import { CasePapers } from '../../office/case-papers.tsx';
import { CaseSteps } from './case-steps.tsx';

/** One application: how it stands, what happened, and what can be done next. */
export function CaseDetail({ caseId }: { readonly caseId: string }) {
  return (
    <CasePapers caseId={caseId} ownApplication>
      {(subject) => <CaseSteps subject={subject} />}
    </CasePapers>
  );
}
