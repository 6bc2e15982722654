/**
 * The form of each kind's values in plain spelling, as expressions that JavaScript and PostgreSQL read alike: only
 * groups, classes, alternation, counts and anchors. A mask keeps characters of a value of this form and hides any other
 * value whole; the check digits are evidence for a detector and no condition for a mask.
 */
import type { SensitiveKind } from './kind.ts';
import { compoundSurnames, han } from './surnames.ts';

const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12][0-9]|3[01])';
const credit = '[0-9A-HJ-NPQRTUWXY]';
const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const hex = '[0-9A-Fa-f]{1,4}';
const plateProvince = '[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使领]';

const bodies: Readonly<Record<SensitiveKind, string>> = {
  'resident-id': `[1-9][0-9]{5}(?:(?:18|19|20)[0-9]{2}${month}${day}[0-9]{3}[0-9X]|[0-9]{2}${month}${day}[0-9]{3})`,
  'credit-code': `${credit}{2}[0-9]{6}${credit}{10}`,
  mobile: '1[3-9][0-9]{9}',
  'fixed-phone':
    '(?:0(?:10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7}(?:(?:转|X|EXT)?[0-9]{1,6})?|[48]00[0-9]{7}|[2-9][0-9]{6,7})',
  'bank-card': '[3-6][0-9]{12,18}',
  passport: '[A-Z]{1,2}[0-9]{6,8}',
  'hk-macao-permit': '(?:[HM][0-9]{8}(?:[0-9]{2})?|C[0-9A-Z][0-9]{7})',
  'taiwan-permit': '(?:[LT][0-9]{8}|[0-9]{8}|[0-9]{10}(?:[A-Z]|\\([A-Z]\\))?)',
  'foreign-permit': '[A-Z]{3}[0-9]{12}',
  plate: `(?:${plateProvince}[A-Z][A-Z0-9]{4,5}[A-Z0-9挂学警港澳试超使领]|WJ${plateProvince}[A-Z0-9]{5}|使[0-9]{6})`,
  email: '[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}',
  ip: `(?:${octet}(?:\\.${octet}){3}|(?:${hex}:){7}${hex}|${hex}(?::${hex}){0,6}::(?:${hex}(?::${hex}){0,6})?)`,
  name: `(?:[${han}]{2,4}|[${han}]{1,12}(?:[·•・‧∙.][${han}]{1,12}){1,4})`,
  address: `[${han}0-9A-Za-z()#,、-]{4,120}`,
  'birth-date': `(?:18|19|20)[0-9]{2}(?:${month}${day}|[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12][0-9]|3[01])日?)`,
  wechat: '[A-Za-z][A-Za-z0-9_-]{5,29}',
  'medical-record': '[A-Z]{0,4}[0-9]{5,20}',
  'bank-account': '[0-9]{8,30}',
};

/** The whole value's form, anchored. */
export const shapeSource = (kind: SensitiveKind): string => `^${bodies[kind]}$`;

/** The form of a compound surname at the start of a name. */
export const compoundSurnameSource = `^(?:${compoundSurnames.join('|')})`;

const compiled = new Map<SensitiveKind, RegExp>();

/** The form as an expression to test a plain spelling with. */
export const shapeOf = (kind: SensitiveKind): RegExp => {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  const made = new RegExp(shapeSource(kind), 'u');
  compiled.set(kind, made);
  return made;
};
