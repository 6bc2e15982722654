/**
 * 遮盖: keeps some characters of a value whose form is recognised and hides the rest behind a mark of one length.
 * Fails closed: what is not recognised, or would stay for the most part, is hidden whole. Masking twice is masking once.
 */
import { type MaskAlgorithm, type MaskShape, maskMark } from './algorithm.ts';
import type { SensitiveKind } from './kind.ts';
import { recognise } from './recognise.ts';
import { compoundSurnameSource } from './shapes.ts';

export type Mask = Extract<MaskAlgorithm, { id: 'mask' }>;

const compound = new RegExp(compoundSurnameSource, 'u');
/** Longer values without an expected form are hidden whole. */
const longestFormless = 64;

type Kept = { readonly head: string; readonly tail: string; readonly hidden: number };

const surnameLength = (plain: string): number => (compound.test(plain) && plain.length > 2 ? 2 : 1);

const keptEnds = (characters: readonly string[], first: number, last: number): Kept => ({
  head: characters.slice(0, first).join(''),
  tail: last === 0 ? '' : characters.slice(-last).join(''),
  hidden: characters.length - first - last,
});

const keptOf = (shape: MaskShape, plain: string): Kept | null => {
  const characters = Array.from(plain);
  if (shape.by === 'ends') return keptEnds(characters, shape.first, shape.last);
  if (shape.by === 'range') {
    const last = Math.max(0, characters.length - shape.to);
    return keptEnds(characters, shape.from - 1, last);
  }
  const at = characters.indexOf(shape.mark);
  if (at < 0) return null;
  if (shape.by === 'after') return keptEnds(characters, at + 1, 0);
  const first = at >= shape.keep + 2 ? shape.keep : 0;
  return { ...keptEnds(characters, first, characters.length - at), hidden: at - first };
};

/** The fewest characters that must be hidden for the rest to stay. */
const leastHidden = (kind: SensitiveKind | null, length: number): number => {
  const half = Math.ceil(length / 2);
  return kind === null ? half : Math.min(4, half);
};

/** Marks an e-mail's domain or a text's first part as kept on purpose: only something must be hidden. */
const byMark = (shape: MaskShape): boolean => shape.by === 'before' || shape.by === 'after';

const maskName = (shape: MaskShape, plain: string): string => {
  if (shape.by !== 'ends' || shape.first !== 1 || shape.last !== 0) return maskPlain('name', shape, plain);
  return `${plain.slice(0, surnameEnd(plain))}${maskMark}`;
};

/** UTF-16 units of the family name: two for a compound one, and two for one outside the basic plane. */
const surnameEnd = (plain: string): number =>
  Math.max(surnameLength(plain), String.fromCodePoint(plain.codePointAt(0) ?? 0).length);

const maskPlain = (kind: SensitiveKind | null, shape: MaskShape, plain: string): string => {
  const kept = keptOf(shape, plain);
  if (kept === null || kept.hidden < 1) return maskMark;
  const enough = kind !== null && byMark(shape) ? 1 : leastHidden(kind, Array.from(plain).length);
  return kept.hidden < enough ? maskMark : `${kept.head}${maskMark}${kept.tail}`;
};

const literal = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');

/**
 * What this mask itself can have written, as an expression both JavaScript and PostgreSQL read: such a value stays. It
 * shows no more than the mask would have let stay.
 */
export const maskedSource = ({ kind, shape }: Pick<Mask, 'kind' | 'shape'>): string => {
  const any = (from: number, to = from) => `[^*]{${from},${to}}`;
  const mark = '\\*{4}';
  if (shape.by === 'ends') {
    const surname = kind === 'name' && shape.first === 1 && shape.last === 0;
    const head = surname ? `(?:${compoundSurnameSource.slice(1)}|[^*])` : any(shape.first);
    return `^(?:${mark}|${head}${mark}${any(shape.last)})$`;
  }
  if (shape.by === 'range') return `^(?:${mark}|${any(shape.from - 1)}${mark}${any(0, longestFormless)})$`;
  const stop = literal(shape.mark);
  if (shape.by === 'after') return `^(?:${mark}|${any(0, longestFormless)}${stop}${mark})$`;
  const head = shape.keep === 0 ? '' : `(?:${any(shape.keep)})?`;
  return `^(?:${mark}|${head}${mark}${stop}${any(0, longestFormless)})$`;
};

/** The mask of one rule, ready for many values. An empty value stays empty. */
export const maskOf = ({ kind, shape }: Pick<Mask, 'kind' | 'shape'>): ((value: string) => string) => {
  const masked = new RegExp(maskedSource({ kind, shape }), 'u');
  return (value) => {
    if (value === '' || masked.test(value)) return value;
    if (kind === null)
      return Array.from(value).length > longestFormless ? maskMark : maskPlain(kind, shape, value);
    const recognised = recognise(kind, value);
    if (recognised === null) return maskMark;
    return kind === 'name' ? maskName(shape, recognised.plain) : maskPlain(kind, shape, recognised.plain);
  };
};
