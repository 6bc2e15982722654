/** An answer that waits for the consent of the provider's head (条例第20条): its department's own until it is given. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { headOpinions } from './head-opinion.ts';
import { providerAnswer } from './sharing-case.ts';

/** The last one written for a case; what was not consented to is written over. */
export const answerDraft = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  caseId: identifier,
  providerId: identifier,
  /** 授权代理方 who wrote it in the provider's name; null for the provider itself. */
  agentId: identifier.nullable(),
  answer: providerAnswer,
  /** What the provider's head said on it and on the ones before it. */
  opinions: headOpinions.default([]),
});
export type AnswerDraft = z.infer<typeof answerDraft>;

export const answerDraftIdOf = (caseId: string): string => `${caseId}.answer-draft`;
