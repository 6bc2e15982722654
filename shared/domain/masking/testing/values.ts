/** Values of every kind for property tests: valid, near-valid, and in every spelling an officer's file may have. */
import fc from 'fast-check';
import { creditAlphabet, creditCheck, luhnCheck, organisationCheck, residentCheck } from '../check-digits.ts';
import type { SensitiveKind } from '../kind.ts';
import { compoundSurnames, singleSurnames } from '../surnames.ts';

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((each) => each.join(''));
const two = (value: number) => String(value).padStart(2, '0');
const date = fc
  .record({
    year: fc.integer({ min: 1900, max: 2024 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => [String(year), two(month), two(day)] as const);
const area = fc.integer({ min: 110_000, max: 919_999 }).map(String);

const residentLong = fc
  .tuple(area, date, digits(3))
  .map(([place, day, order]) => `${place}${day.join('')}${order}`)
  .map((body) => body + residentCheck(body));
const residentShort = fc
  .tuple(area, date, digits(3))
  .map(([place, day, order]) => `${place}${day.join('').slice(2)}${order}`);

const given = fc.stringMatching(/^[伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂]{1,2}$/u);
const single = fc.constantFrom(...singleSurnames).chain((surname) => given.map((name) => surname + name));
const compound = fc.constantFrom(...compoundSurnames).chain((surname) => given.map((name) => surname + name));
const minority = fc
  .tuple(
    fc.constantFrom('阿依古丽', '买买提', '古丽娜尔', '迪丽热巴'),
    fc.constantFrom('·', '•', '・', '‧', '.'),
    fc.constantFrom('艾力', '吐尔逊', '迪力木拉提'),
  )
  .map((parts) => parts.join(''));

const credit = (length: number) =>
  fc
    .array(fc.constantFrom(...creditAlphabet), { minLength: length, maxLength: length })
    .map((parts) => parts.join(''));

/** Values in plain spelling whose check digits pass. */
export const validOf: Readonly<Record<SensitiveKind, fc.Arbitrary<string>>> = {
  'resident-id': fc.oneof(residentLong, residentShort),
  'credit-code': fc
    .tuple(fc.constantFrom('91', '92', '11', '12', '52', 'N1'), area, credit(8))
    .map(([head, place, code]) => `${head}${place}${code}${organisationCheck(code)}`)
    .map((body) => body + creditCheck(body)),
  mobile: fc
    .tuple(fc.constantFrom('13', '14', '15', '16', '17', '18', '19'), digits(9))
    .map((parts) => parts.join('')),
  'fixed-phone': fc
    .tuple(fc.constantFrom('0350', '010', '0351', '021'), fc.stringMatching(/^[2-9][0-9]{6,7}$/u))
    .map((parts) => parts.join('')),
  'bank-card': fc
    .tuple(fc.constantFrom('62', '4', '52', '35'), fc.integer({ min: 12, max: 16 }).chain(digits))
    .map(([head, rest]) => (head + rest).slice(0, 18))
    .map((body) => body + luhnCheck(body)),
  passport: fc
    .tuple(fc.constantFrom('E', 'G', 'D', 'S', 'P', 'EA', 'SE'), digits(7))
    .map(([head, rest]) => head + (head.length === 1 ? `${rest}5` : rest)),
  'hk-macao-permit': fc.tuple(fc.constantFrom('H', 'M', 'C'), digits(8)).map((parts) => parts.join('')),
  'taiwan-permit': fc.tuple(fc.constantFrom('L', 'T'), digits(8)).map((parts) => parts.join('')),
  'foreign-permit': fc.tuple(fc.constantFrom('USA', 'JPN', 'KOR'), digits(12)).map((parts) => parts.join('')),
  plate: fc.oneof(
    fc.stringMatching(/^[晋京沪][A-HJ][A-HJ-NP-Z0-9]{5}$/u),
    fc.stringMatching(/^晋H[DF][0-9]{5}$/u),
    fc.stringMatching(/^晋H[0-9]{4}[挂学警]$/u),
    fc.stringMatching(/^WJ晋[0-9]{4}[0-9A-Z]$/u),
  ),
  email: fc
    .tuple(fc.stringMatching(/^[a-z][a-z0-9._]{0,9}$/u), fc.constantFrom('163.com', 'qq.com', 'xz.gov.cn'))
    .map((parts) => parts.join('@')),
  ip: fc.oneof(fc.ipV4(), fc.constant('2001:db8:0:1:1:1:1:1'), fc.constant('fe80:0:0:0:1:2:3:4')),
  name: fc.oneof(single, compound, minority),
  address: fc
    .tuple(
      fc.constantFrom('山西省忻州市忻府区', '山西省忻州市原平市', '北京市朝阳区'),
      fc.constantFrom('长征西街', '和平东路', '建设南路'),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom('', '3号楼2单元501室'),
    )
    .map(([place, street, number, door]) => `${place}${street}${number}号${door}`),
  'birth-date': fc.tuple(date, fc.constantFrom('-', '/', '.')).map(([parts, mark]) => parts.join(mark)),
  wechat: fc.stringMatching(/^[a-z][a-z0-9_-]{6,15}$/u),
  'medical-record': fc.stringMatching(/^(?:ZY)?[0-9]{8}$/u),
  'bank-account': digits(17),
};

const wide = (text: string) => text.replace(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const grouped = (text: string, mark: string) => text.replace(/(.{3,4})(?=.{3})/gu, `$1${mark}`);

/** Spellings of a number: as it is, full-width, in groups, with a lower-case check character, within blanks. */
const numberSpellings: readonly ((text: string) => string)[] = [
  (text) => text,
  wide,
  (text) => grouped(text, ' '),
  (text) => grouped(text, '-'),
  (text) => grouped(text, '\u3000'),
  (text) => grouped(text, '\u2013'),
  (text) => text.toLowerCase(),
  (text) => ` ${text}\t`,
  (text) => wide(grouped(text, '-')),
];
const phoneSpellings: readonly ((text: string) => string)[] = [
  ...numberSpellings,
  (text) => `+86${text}`,
  (text) => `+86 ${grouped(text, '-')}`,
  (text) => `0086-${text}`,
  (text) => wide(`+86${text}`),
  (text) => `(+86)${text}`,
];

const plainKinds: ReadonlySet<SensitiveKind> = new Set([
  'name',
  'address',
  'email',
  'ip',
  'birth-date',
  'wechat',
]);

export const spellingsOf = (kind: SensitiveKind): readonly ((text: string) => string)[] => {
  if (kind === 'mobile') return phoneSpellings;
  if (plainKinds.has(kind))
    return [
      (text) => text,
      (text) => ` ${text} `,
      kind === 'name' ? (text) => text.replace('.', '．') : wide,
    ];
  return numberSpellings;
};

/** A valid value of the kind with one of its spellings. */
export const spelledOf = (
  kind: SensitiveKind,
): fc.Arbitrary<{ readonly plain: string; readonly spelled: string }> =>
  fc
    .tuple(validOf[kind], fc.constantFrom(...spellingsOf(kind)))
    .map(([plain, spell]) => ({ plain, spelled: spell(plain) }));

/** A valid value with a character changed, lost or doubled. */
export const nearOf = (kind: SensitiveKind): fc.Arbitrary<string> =>
  fc
    .tuple(spelledOf(kind), fc.nat(), fc.constantFrom('lose', 'double', '7', 'Q'))
    .map(([{ spelled }, at, how]) => {
      const characters = Array.from(spelled);
      const place = at % characters.length;
      const old = characters[place] ?? '';
      characters[place] = how === 'lose' ? '' : how === 'double' ? old + old : how;
      return characters.join('');
    });
