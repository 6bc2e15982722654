/** Whether a single value is of a kind, and how sure that is. */
import { creditCheck, isDay, passesLuhn, residentCheck } from './check-digits.ts';
import { type SensitiveKind, sensitiveKinds } from './kind.ts';
import { shapeOf } from './shapes.ts';
import { plainSpelling, type Spelling, spellingOf, spellPlainly } from './spelling.ts';
import { compoundSurnames, singleSurnames } from './surnames.ts';

export type Recognition = {
  /** The value in plain spelling. */
  readonly plain: string;
  /** Its check digits pass, or it begins with a known surname; for kinds without a check, as `plain` alone. */
  readonly proven: boolean;
};

/** No kind has longer values. */
const longest = 300;

const surnames: ReadonlySet<string> = new Set([...compoundSurnames, ...singleSurnames]);

const residentDay = (plain: string): boolean =>
  plain.length === 18
    ? isDay(Number(plain.slice(6, 10)), Number(plain.slice(10, 12)), Number(plain.slice(12, 14)))
    : isDay(1900 + Number(plain.slice(6, 8)), Number(plain.slice(8, 10)), Number(plain.slice(10, 12)));

/** 15-digit numbers of the first generation carry no check character; their day must exist. */
const residentProven = (plain: string): boolean =>
  residentDay(plain) && (plain.length === 15 || residentCheck(plain) === plain.charAt(17));

const isWeak: ReadonlySet<SensitiveKind> = new Set(['wechat', 'medical-record', 'bank-account', 'address']);

const proves = (kind: SensitiveKind, plain: string): boolean => {
  if (kind === 'resident-id') return residentProven(plain);
  if (kind === 'credit-code') return creditCheck(plain) === plain.charAt(17);
  if (kind === 'bank-card') return passesLuhn(plain);
  if (kind === 'name')
    return surnames.has(plain.slice(0, 2)) || surnames.has(plain.slice(0, 1)) || /[·•・‧∙.]/u.test(plain);
  if (kind === 'address') return /[省市区县旗乡镇街道路村巷号栋幢室]/u.test(plain.slice(1));
  if (kind === 'taiwan-permit') return /[A-Z]/u.test(plain);
  return !isWeak.has(kind);
};

/** Every kind whose form the value has; it is spelled once for all kinds that are spelled alike. */
export const recogniseAll = (
  value: string,
): readonly { readonly kind: SensitiveKind; readonly proven: boolean }[] => {
  if (value.length > longest) return [];
  const plains = new Map<Spelling, string>();
  return sensitiveKinds.flatMap((kind) => {
    const spelling = spellingOf(kind);
    const plain = plains.get(spelling) ?? spellPlainly(spelling, value);
    plains.set(spelling, plain);
    return shapeOf(kind).test(plain) ? [{ kind, proven: proves(kind, plain) }] : [];
  });
};

/** Null where the value has not the kind's form in any spelling. */
export const recognise = (kind: SensitiveKind, value: string): Recognition | null => {
  if (value.length > longest) return null;
  const plain = plainSpelling(kind, value);
  return shapeOf(kind).test(plain) ? { plain, proven: proves(kind, plain) } : null;
};
