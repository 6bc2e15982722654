/** The check characters that tell a number from a look-alike. Arguments are in plain spelling. */

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999, ISO 7064 MOD 11-2: the 18th character for the first 17 digits. */
export const residentCheck = (digits: string): string => {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += (residentWeights[at] as number) * (digits.charCodeAt(at) - 48);
  return '10X98765432'.charAt(sum % 11);
};

/** Whether year, month and day make a day of the calendar. */
export const isDay = (year: number, month: number, day: number): boolean => {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
};

/** Luhn's check digit (ISO/IEC 7812-1 annex B) for the digits before it. */
export const luhnCheck = (digits: string): string => {
  let sum = 0;
  for (let at = digits.length - 1, twice = true; at >= 0; at -= 1, twice = !twice) {
    const digit = digits.charCodeAt(at) - 48;
    sum += twice ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return String((10 - (sum % 10)) % 10);
};

export const passesLuhn = (digits: string): boolean => luhnCheck(digits.slice(0, -1)) === digits.slice(-1);

/** GB 32100-2015: digits and letters without I, O, S, V and Z. */
export const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 32100-2015, MOD 31: the 18th character for the first 17. */
export const creditCheck = (code: string): string => {
  let sum = 0;
  for (let at = 0; at < 17; at += 1)
    sum += (creditWeights[at] as number) * creditAlphabet.indexOf(code.charAt(at));
  return creditAlphabet.charAt((31 - (sum % 31)) % 31);
};

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const base36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** GB 11714-1997, MOD 11: the ninth character of an organisation code for its first eight. */
export const organisationCheck = (code: string): string => {
  let sum = 0;
  for (let at = 0; at < 8; at += 1)
    sum += (organisationWeights[at] as number) * base36.indexOf(code.charAt(at));
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
};
