/** Which pushed acts share a transaction, and so how long one workstation keeps the ledger's head from all others. */
import type { Mutation } from '#shared/protocol/push.ts';

/** Acts of one transaction: their one commit is what costs, and nobody else writes while it lasts. */
const together = 50;

/** An assessment goes through every case of a department, as long as a hundred other acts; few of them at a time. */
const weights: Readonly<Record<string, number>> = { 'assessment.compute': 25 };

const weightOf = ({ name }: Pick<Mutation, 'name'>): number => weights[name] ?? 1;

/** The acts in their order, in batches no heavier than fifty ordinary ones. */
export const batchesOf = <M extends Pick<Mutation, 'name'>>(mutations: readonly M[]): readonly M[][] => {
  const batches: M[][] = [];
  let weight = together;
  for (const mutation of mutations) {
    weight += weightOf(mutation);
    if (weight > together) {
      batches.push([]);
      weight = weightOf(mutation);
    }
    batches.at(-1)?.push(mutation);
  }
  return batches;
};
