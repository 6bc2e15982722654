/** How far a copy of the database must have come to speak for now, by what this node was told of the first one. */

/** A copy follows within moments; one that is further behind has fallen behind. */
const followsWithinMs = 2_000;
/** What is older says nothing of now. */
const saysNothingAfterMs = 4_000;
/** Requests come by the thousand; of those that come together one is remembered. */
const notedEveryMs = 250;

/** Notes the ledger's head as the first database says it now; answers what a copy must hold for its rows to pass for those of now. */
export type RecentHead = (head: number) => number;

/**
 * The newest head that this node heard of at least two and at most four seconds ago; where it heard of none, the present
 * one. So a copy that keeps up answers while others write, and what one that stands still lacks is missed for seconds only.
 */
export const rememberHeads = (now: () => number): RecentHead => {
  let heard: readonly { readonly at: number; readonly head: number }[] = [];
  return (head) => {
    const at = now();
    heard = heard.filter((each) => each.at <= at && at - each.at <= saysNothingAfterMs);
    const settled = heard.findLast((each) => at - each.at >= followsWithinMs);
    if (at - (heard.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= notedEveryMs) heard = [...heard, { at, head }];
    return settled?.head ?? head;
  };
};
