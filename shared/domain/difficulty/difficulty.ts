/** 困难说明: a provider's written reason for not being able to share, and its management's decision (二(一); R015). */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { basisRank } from '../policy/basis-rank.ts';

/** An entry or a draft of one, or data that has no entry yet and is named in words. */
export const difficultySubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entry'), entryId: identifier }),
  z.strictObject({ kind: z.literal('data-set'), name: line(200) }),
]);

export const difficultyStatement = z.strictObject({
  subject: difficultySubject,
  reason: paragraph(2000),
  /** What the department has tried or would need in order to share after all. */
  remedy: paragraph(1000),
  /** A provision, where the difficulty rests on one; a department's own rules are none (R016). */
  basis: optionalParagraph(400),
  basisRank: basisRank.nullable(),
});
export type DifficultyStatement = z.infer<typeof difficultyStatement>;

/** 认可 until a date, or 不予认可 and share by a date; both civil dates, inclusive. */
export const difficultyVerdict = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('accepted'), until: z.iso.date() }),
  z.strictObject({ outcome: z.literal('not-accepted'), shareBy: z.iso.date() }),
]);
export type DifficultyVerdict = z.infer<typeof difficultyVerdict>;

export const difficultyDecision = z.strictObject({
  verdict: difficultyVerdict,
  reasons: paragraph(1000),
  at: instant,
  madeAt: instant,
  officerId: identifier,
  departmentId: identifier,
});

export const difficulty = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  state: z.enum(['stated', 'accepted', 'not-accepted']),
  providerId: identifier,
  ...difficultyStatement.shape,
  /** The name of the entry as it was when stated, or of the data set. */
  name: line(200),
  statedAt: instant,
  madeAt: instant,
  officerId: identifier,
  decision: difficultyDecision.nullable(),
});
export type Difficulty = z.infer<typeof difficulty>;

/** The civil date a decision holds until: the acceptance, or the time given to share; null while undecided. */
export const decidedDateOf = ({ decision }: Pick<Difficulty, 'decision'>): string | null => {
  if (decision === null) return null;
  const { verdict } = decision;
  return verdict.outcome === 'accepted' ? verdict.until : verdict.shareBy;
};

/** True where the date of the decision has passed: it is to be shared, or stated anew. A flag, nothing happens by time. */
export const isRunOut = (subject: Pick<Difficulty, 'decision'>, today: string): boolean => {
  const date = decidedDateOf(subject);
  return date !== null && date < today;
};
