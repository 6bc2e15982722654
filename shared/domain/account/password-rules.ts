/** What a password must be, the same on the screen and on the platform (GB/T 22239-2019 8.1.4, ASVS 6.2). */
import { firstRefusal } from '../action.ts';
import { commonParts } from './common-parts.ts';

export const passwordLength = { least: 12, most: 64 } as const;

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u] as const;
const leastKinds = 3;
/** What must remain beside the common parts: less is soon guessed. */
const leastOfOnesOwn = 6;

const lookAlikes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  $: 's',
  '5': 's',
  '!': 'i',
};

const withoutParts = (text: string, parts: readonly string[]): string =>
  parts.reduce((rest, part) => rest.replaceAll(part, ' '), text);

/** Characters that are the password's own: not a common word, a run of keys, a year, the login, one sign over and over. */
const ownCharacters = (password: string, login: string): number => {
  const named = login
    .toLowerCase()
    .split(/[._-]/u)
    .filter((part) => part.length >= 3);
  const parts = [...named, ...commonParts].sort((a, b) => b.length - a.length);
  const plain = password.toLowerCase().replace(/(?:19|20)\d\d/gu, ' ');
  const spelled = [...plain].map((sign) => lookAlikes[sign] ?? sign).join('');
  return Math.min(
    ...[plain, spelled].map(
      (text) => new Set(withoutParts(text, parts).replace(/[^\p{L}\p{Nd}]/gu, '')).size,
    ),
  );
};

/** Null for a password that may be set; `before` is the one it takes the place of. */
export const checkPassword = (
  password: string,
  { login, before }: { readonly login: string; readonly before: string },
) =>
  firstRefusal(
    [[...password].length >= passwordLength.least, 'password.short'],
    [[...password].length <= passwordLength.most, 'password.long'],
    [!/[\p{Cc}\p{Surrogate}]/u.test(password), 'password.signs'],
    [kinds.filter((kind) => kind.test(password)).length >= leastKinds, 'password.kinds'],
    [ownCharacters(password, login) >= leastOfOnesOwn, 'password.common'],
    [password.normalize('NFKC') !== before.normalize('NFKC'), 'password.same'],
  );
