/** Taking up what the platform answered to a package carried by hand (decision 0016): like a push's answer and a pull's page. */
import type { OpenedAnswer } from '#shared/contract/exchange.ts';
import { type CycleDeps, recount } from './cycle.ts';
import { requireOwnSession } from './own-session.ts';
import { keepPage } from './pull.ts';
import { keepAnswers } from './push.ts';
import { settleJournal } from './settle.ts';

export type TakenAnswer = {
  readonly applied: number;
  readonly refused: number;
  /** False where this workstation has synced meanwhile: its rows are newer than the answer's and stay. */
  readonly rowsTaken: boolean;
};

/** Call under the sync lock. A repeat changes nothing. */
export const createTakeAnswer =
  (deps: CycleDeps) =>
  async (answer: OpenedAnswer): Promise<TakenAnswer> => {
    await requireOwnSession(deps);
    await keepAnswers(deps, answer);
    await settleJournal(deps);
    const { cursor } = await deps.database.readMeta();
    const rowsTaken = cursor === answer.fromCursor;
    if (rowsTaken) await keepRows(deps, answer);
    await recount(deps);
    const applied = answer.results.filter(({ status }) => status === 'applied').length;
    return { applied, refused: answer.results.length - applied, rowsTaken };
  };

/** The rows are as old as the answer, and the status must not say otherwise (S22). */
function keepRows(deps: CycleDeps, { patch, cursor, reset, fromCursor, at }: OpenedAnswer): Promise<void> {
  const asOf = at - deps.status.getState().clockDifference;
  const page = { patch, cursor, reset, more: false, serverTime: at };
  const isWhole = reset || fromCursor === null;
  const beginning = isWhole ? { manifest: null, doubtsAnswers: false, otherLedger: false } : null;
  return keepPage({ ...deps, clock: () => asOf }, page, {
    beginning,
    answeredBefore: Number.POSITIVE_INFINITY,
  });
}
