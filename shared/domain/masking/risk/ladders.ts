/** The coarser algorithms worth trying for a quasi-identifier, by what its values are: the rule as it stands is the first. */
import { type MaskAlgorithm, maskMark } from '../algorithm.ts';
import { generaliseAddress, generaliseAge, generaliseDate, generaliseNumber } from '../generalise.ts';
import type { ColumnRule } from '../rule-set.ts';

/** Share of the values that must read as what the ladder is for. */
const enough = 0.9;

const reads = (values: readonly string[], coarsen: (value: string) => string): boolean => {
  const filled = values.filter((value) => value.trim() !== '');
  const read = filled.filter((value) => coarsen(value) !== maskMark);
  return filled.length > 0 && read.length / filled.length >= enough;
};

const redact: MaskAlgorithm = { id: 'redact' };
const dates: readonly MaskAlgorithm[] = [
  { id: 'generalise-date', to: 'month' },
  { id: 'generalise-date', to: 'year' },
];
const ages: readonly MaskAlgorithm[] = [5, 10, 20].map((width) => ({ id: 'generalise-age', width }));
const addresses: readonly MaskAlgorithm[] = [
  { id: 'generalise-address', to: 'county' },
  { id: 'generalise-address', to: 'city' },
  { id: 'generalise-address', to: 'province' },
];

/** Bands of a tenth, a quarter and a half of the range, in round numbers. */
const numbersFor = (values: readonly string[]): readonly MaskAlgorithm[] => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values.map(Number).filter(Number.isFinite)) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const widths = [10, 4, 2].map((part) => {
    const rough = Math.max(2, (most - least) / part);
    const ten = 10 ** Math.floor(Math.log10(rough));
    return Math.min(1_000_000_000, Math.max(2, Math.ceil(rough / ten) * ten));
  });
  return [...new Set(widths)].map((width) => ({ id: 'generalise-number', width }));
};

const coarserFor = ({ kind }: ColumnRule, values: readonly string[]): readonly MaskAlgorithm[] => {
  if (kind === 'address' || reads(values, (value) => generaliseAddress('province', value))) return addresses;
  if (reads(values, (value) => generaliseDate('year', value))) return dates;
  if (reads(values, (value) => generaliseAge(10, value))) return ages;
  return reads(values, (value) => generaliseNumber(10, value)) ? numbersFor(values) : [];
};

const isSame = (a: MaskAlgorithm, b: MaskAlgorithm): boolean => JSON.stringify(a) === JSON.stringify(b);

/** From the rule as it stands to nothing at all; what would be finer than the rule is left out. */
export const laddersFor = (rule: ColumnRule, values: readonly string[]): readonly MaskAlgorithm[] => {
  const coarser = coarserFor(rule, values);
  const at = coarser.findIndex((each) => isSame(each, rule.algorithm));
  const rest = coarser.slice(at + 1).filter((each) => !isSame(each, rule.algorithm));
  return rule.algorithm.id === 'redact' ? [redact] : [rule.algorithm, ...rest, redact];
};
