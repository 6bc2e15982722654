/** What a head said on a paper of the own department: in-house, as the paper was (条例第20条). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

/** In the order they were said; the case's own history, which the other side reads, has the act and no words. */
export const headOpinions = z
  .array(z.strictObject({ officerId: identifier, at: instant, consent: z.boolean(), text: paragraph(1000) }))
  .max(500);
export type HeadOpinions = z.infer<typeof headOpinions>;

/** On the application of a case; what was said on its answer lies with the answer, which an agent may have written. */
export const headOpinion = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  caseId: identifier,
  departmentId: identifier,
  opinions: headOpinions.min(1),
});
export type HeadOpinion = z.infer<typeof headOpinion>;

export const headOpinionIdOf = (caseId: string): string => `${caseId}.head-opinion`;

/** The opinions with one more, where anything was said. */
export const withOpinion = (said: HeadOpinions, opinion: HeadOpinions[number]): HeadOpinions =>
  opinion.text === '' ? said : [...said, opinion];
