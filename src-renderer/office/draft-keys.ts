/** Names of the drafts a form keeps, so that a refused act can be put back into the form it came from. */
export const draftKey = {
  apply: (entryId: string) => `apply:${entryId}`,
  supplement: (caseId: string) => `supplement:${caseId}`,
  review: (caseId: string) => `review:${caseId}`,
  conditions: (caseId: string) => `conditions:${caseId}`,
  refusal: (caseId: string) => `refusal:${caseId}`,
  force: (grantId: string) => `force:${grantId}`,
  lift: (holdId: string) => `lift:${holdId}`,
  withdraw: (caseId: string) => `withdraw:${caseId}`,
  correctionReport: (grantId: string) => `correction-report:${grantId}`,
  correctionAnswer: (correctionId: string) => `correction-answer:${correctionId}`,
  correctionSupplement: (correctionId: string) => `correction-supplement:${correctionId}`,
  correctionProceed: (correctionId: string) => `correction-proceed:${correctionId}`,
} as const;
