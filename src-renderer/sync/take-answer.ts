/** Taking up what the platform answered to a package carried by hand (decision 0016): like a push's answer and a pull's page. */
import type { OpenedAnswer } from '#shared/contract/exchange.ts';
import { type CycleDeps, recount } from './cycle.ts';
import { keepPage } from './keep-page.ts';
import { requireOwnSession } from './own-session.ts';
import { keepAnswers } from './push.ts';
import { settleJournal } from './settle.ts';

export type TakenAnswer = {
  readonly applied: number;
  readonly refused: number;
  /** False where this workstation has synced meanwhile: its rows are newer than the answer's and stay. */
  readonly rowsTaken: boolean;
  /** True where more has changed than one answer brings; the next package fetches on. */
  readonly more: boolean;
  /** True where the public catalogue here is still the one of the last complete pull; it comes with the next link. */
  readonly catalogueOwed: boolean;
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
    const { catalogueOwed } = await deps.database.readMeta();
    await recount(deps);
    const applied = answer.results.filter(({ status }) => status === 'applied').length;
    const refused = answer.results.length - applied;
    return { applied, refused, rowsTaken, more: answer.more, catalogueOwed };
  };

/** The rows are as old as the answer, and the status must not say otherwise (S22). */
function keepRows(deps: CycleDeps, answer: OpenedAnswer): Promise<void> {
  const { patch, cursor, reset, otherLedger, more, at, answered, stamp, results } = answer;
  const asOf = at - (deps.status.getState().clockDifference ?? 0);
  const page = { patch, cursor, reset, more, serverTime: at };
  return keepPage({ ...deps, clock: () => asOf }, page, {
    // An answer that brings everything leaves out the public catalogue: the one here stays until there is a link.
    beginning: reset ? { catalogue: 'as-it-is', otherLedger } : null,
    answeredBefore: Math.max(answered.stamp, stamp),
    answeredWith: new Set(results.map(({ id }) => id)),
  });
}
