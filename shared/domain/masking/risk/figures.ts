/** Figures of re-identification risk over equivalence classes. Counts and shares alone. */
import { z } from 'zod';

const count = z.int().min(0);
const share = z.number().min(0).max(1);

export const riskFigures = z.strictObject({
  rows: count,
  /** Equivalence classes: groups of rows alike in every quasi-identifier. */
  classes: count,
  /** k: rows of the smallest class; 0 for no rows. */
  k: count,
  /** l: distinct sensitive values of the class that has fewest; null where no sensitive column is named. */
  l: count.nullable(),
  /** Rows alone in their class. */
  unique: count,
  /** 检察官风险: of a row whose owner is known to be in the file; highest is 1/k, average is classes/rows. */
  prosecutor: z.strictObject({ highest: share, average: share }),
  /** Rows in classes smaller than the demanded k, as a share: what stands above the threshold 1/k. */
  atRisk: share,
  /** 营销者风险: the share of all rows an attacker expects to identify; classes/rows where the file is the population. */
  marketer: share,
});
export type RiskFigures = z.infer<typeof riskFigures>;
