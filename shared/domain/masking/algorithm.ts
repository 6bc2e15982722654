/** The algorithms of 数据脱敏 (R038) and their settings, under the ids a saved rule set uses. */
import { z } from 'zod';
import { line, optionalParagraph } from '#shared/lib/text.ts';
import { sensitiveKind } from './kind.ts';

/** What stands where something was hidden. Always four, so that its length tells nothing. */
export const maskMark = '****';

/** Which characters of a recognised value stay. Positions count from 1 in the value's plain spelling. */
export const maskShape = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('ends'), first: z.int().min(0).max(10), last: z.int().min(0).max(10) }),
  z.strictObject({ by: z.literal('range'), from: z.int().min(1).max(64), to: z.int().min(1).max(64) }),
  /** Hides what stands before the first `mark` but for `keep` characters. */
  z.strictObject({ by: z.literal('before'), mark: z.string().length(1), keep: z.int().min(0).max(3) }),
  /** Hides what stands after the first `mark`. */
  z.strictObject({ by: z.literal('after'), mark: z.string().length(1) }),
]);
export type MaskShape = z.infer<typeof maskShape>;

/** Kinds whose form a pseudonym can keep, check digits included. */
export const formedKind = sensitiveKind.extract(['resident-id', 'credit-code', 'mobile', 'bank-card']);
export type FormedKind = z.infer<typeof formedKind>;

export const maskAlgorithm = z.discriminatedUnion('id', [
  /** Left as it is. With a reason, what the detectors still find in it is known and accepted; without, it is refused. */
  z.strictObject({ id: z.literal('keep'), reason: optionalParagraph(200) }),
  /** Hides what the detectors find inside a text; `numbers` says what becomes of other numbers of 7 digits or more. */
  z.strictObject({ id: z.literal('free-text'), numbers: z.enum(['mask', 'keep']) }),
  /** Null kind: no form is expected, and at most half of a value stays. */
  z.strictObject({ id: z.literal('mask'), kind: sensitiveKind.nullable(), shape: maskShape }),
  z.strictObject({ id: z.literal('redact') }),
  z.strictObject({ id: z.literal('replace'), with: line(40) }),
  z.strictObject({ id: z.literal('generalise-date'), to: z.enum(['month', 'year']) }),
  z.strictObject({ id: z.literal('generalise-age'), width: z.int().min(2).max(50) }),
  z.strictObject({ id: z.literal('generalise-address'), to: z.enum(['county', 'city', 'province']) }),
  z.strictObject({ id: z.literal('generalise-number'), width: z.int().min(2).max(1_000_000_000) }),
  /** Keeps the first characters of a code whose parts are levels; at most half of the value. */
  z.strictObject({ id: z.literal('truncate'), length: z.int().min(1).max(20) }),
  z.strictObject({ id: z.literal('round'), step: z.int().min(2).max(1_000_000_000) }),
  /** Values change places within blocks of so many rows. */
  z.strictObject({ id: z.literal('shuffle'), rows: z.int().min(10).max(10_000) }),
  /** A whole number of at most `spread` is added or taken away, drawn from the key, the row's number and the value. */
  z.strictObject({ id: z.literal('noise'), spread: z.int().min(1).max(1_000_000_000) }),
  /** 假名: HMAC-SM3 under a key of the purpose, so that two purposes cannot be joined. */
  z.strictObject({ id: z.literal('pseudonym') }),
  z.strictObject({ id: z.literal('pseudonym-in-form'), kind: formedKind }),
  /** 可还原加密 by SM4, for cases both departments agreed on. */
  z.strictObject({ id: z.literal('encrypt') }),
]);
export type MaskAlgorithm = z.infer<typeof maskAlgorithm>;
export type AlgorithmId = MaskAlgorithm['id'];

export const algorithmLabel: Readonly<Record<AlgorithmId, string>> = {
  keep: '保留原值',
  'free-text': '文本内脱敏',
  mask: '遮盖',
  redact: '删除',
  replace: '替换',
  'generalise-date': '泛化（日期）',
  'generalise-age': '泛化（年龄段）',
  'generalise-address': '泛化（住址）',
  'generalise-number': '泛化（数值区间）',
  truncate: '截断',
  round: '取整',
  shuffle: '重排',
  noise: '加噪',
  pseudonym: '假名化（HMAC-SM3）',
  'pseudonym-in-form': '保形假名',
  encrypt: '可还原加密（SM4）',
};

/** Algorithms that draw on the purpose's key. */
export const keyedAlgorithms: ReadonlySet<AlgorithmId> = new Set([
  'shuffle',
  'noise',
  'pseudonym',
  'pseudonym-in-form',
  'encrypt',
]);

/** Algorithms whose result may read as a value of some kind and is none: the second look leaves their columns out. */
export const readsAsRaw: ReadonlySet<AlgorithmId> = new Set(['pseudonym-in-form', 'shuffle', 'encrypt']);
