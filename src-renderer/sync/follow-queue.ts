import type { DeskDatabase } from '../data/desk-database.ts';

const question = 'what waits and what was refused';

/**
 * What another window of the officer saves, sends or is refused is counted here at once, not only at this one's next
 * turn: without a link that is up to 24 seconds away (S19, S22).
 * @param recount counts anew: the answer itself is told a frame later, when it may be older than what is shown
 * @returns ends it
 */
export function followQueue(
  { outbox, refused, questions }: Pick<DeskDatabase, 'outbox' | 'refused' | 'questions'>,
  recount: () => Promise<void>,
): () => void {
  const read = () => Promise.all([outbox.count(), refused.count()]);
  return questions.follow(question, read, () => void recount());
}
