/** The ranks of a text that can justify not sharing; a department's own rules have none (二(一), R016). */
import { z } from 'zod';

export const basisRank = z.enum([
  'law',
  'administrative-regulation',
  'state-council-decision',
  'local-regulation',
  'policy',
]);
export type BasisRank = z.infer<typeof basisRank>;
