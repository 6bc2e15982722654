import type { DeskDatabase } from '../data/desk-database.ts';
import type { SyncStatusStore } from './sync-status.ts';

const question = 'what waits and what was refused';

/**
 * What another window of the officer saves, sends or is refused stands in this one's status at once, not only after
 * this one's next turn: without a link that is up to 24 seconds away (S19, S22).
 * @returns ends it
 */
export function followQueue(
  { outbox, refused, questions }: Pick<DeskDatabase, 'outbox' | 'refused' | 'questions'>,
  status: SyncStatusStore,
): () => void {
  const read = () => Promise.all([outbox.count(), refused.count()]);
  return questions.follow(question, read, () => {
    const counted = questions.answerTo(question) as Awaited<ReturnType<typeof read>> | undefined;
    // A database that cannot be read is told of by the next round.
    if (counted !== undefined) status.setState({ waiting: counted[0], refused: counted[1] });
  });
}
