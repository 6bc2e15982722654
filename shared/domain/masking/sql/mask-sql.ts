/** 遮盖 as an expression over `c`, the value, and `p`, its plain spelling; the same decisions as in `apply-mask.ts`. */
import { type MaskShape, maskMark } from '../algorithm.ts';
import { type Mask, maskedSource } from '../apply-mask.ts';
import { compoundSurnameSource, shapeSource } from '../shapes.ts';
import { quoteText } from './words.ts';

const mark = quoteText(maskMark);
const length = 'char_length(p)';

type Pieces = { readonly shown: string; readonly hidden: string };

const piecesOf = (shape: MaskShape): Pieces => {
  if (shape.by === 'ends')
    return {
      shown: `left(p, ${shape.first}) || ${mark} || ${shape.last === 0 ? "''" : `right(p, ${shape.last})`}`,
      hidden: `${length} - ${shape.first + shape.last}`,
    };
  if (shape.by === 'range')
    return {
      shown: `left(p, ${shape.from - 1}) || ${mark} || substr(p, ${shape.to + 1})`,
      hidden: `${length} - ${shape.from - 1} - greatest(0, ${length} - ${shape.to})`,
    };
  const at = `(strpos(p, ${quoteText(shape.mark)}) - 1)`;
  if (shape.by === 'after')
    return {
      shown: `left(p, ${at} + 1) || ${mark}`,
      hidden: `CASE WHEN ${at} < 0 THEN 0 ELSE ${length} - ${at} - 1 END`,
    };
  const first = `(CASE WHEN ${at} >= ${shape.keep + 2} THEN ${shape.keep} ELSE 0 END)`;
  return { shown: `left(p, ${first}) || ${mark} || substr(p, ${at} + 1)`, hidden: `${at} - ${first}` };
};

const enoughHidden = ({ kind, shape }: Pick<Mask, 'kind' | 'shape'>): string => {
  const half = `ceil(${length} / 2.0)`;
  if (kind === null) return `greatest(1, ${half})`;
  return shape.by === 'before' || shape.by === 'after' ? '1' : `greatest(1, least(4, ${half}))`;
};

const surname = `CASE WHEN ${length} > 2 AND p ~ ${quoteText(compoundSurnameSource)} THEN left(p, 2) ELSE left(p, 1) END || ${mark}`;

const shownSql = (rule: Pick<Mask, 'kind' | 'shape'>): string => {
  const { kind, shape } = rule;
  if (kind === 'name' && shape.by === 'ends' && shape.first === 1 && shape.last === 0) return surname;
  const { shown, hidden } = piecesOf(shape);
  return `CASE WHEN ${hidden} >= ${enoughHidden(rule)} THEN ${shown} ELSE ${mark} END`;
};

export const maskSql = (rule: Pick<Mask, 'kind' | 'shape'>): string => {
  const formed =
    rule.kind === null
      ? 'char_length(c) <= 64'
      : `char_length(c) <= 300 AND p ~ ${quoteText(shapeSource(rule.kind))}`;
  return `CASE WHEN c = '' OR c ~ ${quoteText(maskedSource(rule))} THEN c WHEN ${formed} THEN ${shownSql(rule)} ELSE ${mark} END`;
};
