import { describe, expect, it } from 'vitest';
import { loadDemonstration } from './demonstration-data.ts';
import { readSampleFile, sampleResources } from './sample-records.ts';

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: weights are the powers of 3 modulo 31. */
const creditCheck = (code: string): string => {
  const sum = [...code.slice(0, 17)].reduce(
    ({ total, weight }, character) => ({
      total: total + creditAlphabet.indexOf(character) * weight,
      weight: (weight * 3) % 31,
    }),
    { total: 0, weight: 1 },
  ).total;
  return creditAlphabet[(31 - (sum % 31)) % 31] ?? '';
};

/** GB 11643-1999, ISO 7064 MOD 11-2: weights are the powers of 2 modulo 11. */
const identityCheck = (number: string): string => {
  const rest = [...number.slice(0, 17)].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
  return '0123456789X'[(12 - rest) % 11] ?? '';
};

describe('invented numbers', () => {
  // The examples are of the standards' own texts, so that the two functions above prove themselves first.
  it('computes the known check characters', () => {
    expect(identityCheck('11010519491231002X')).toBe('X');
    expect(identityCheck('440524188001010014')).toBe('4');
    expect(creditCheck('91350100M000100Y43')).toBe('3');
  });

  it('gives departments credit codes of kind 11 and region 1409 with the right check character', () => {
    const codes = loadDemonstration().departments.map((one) => one.creditCode);
    expect(codes.filter((code) => !code.startsWith('111409'))).toEqual([]);
    expect(codes.filter((code) => code[17] !== creditCheck(code))).toEqual([]);
  });

  it('gives sample persons numbers of nobody: region 140999, born in 1900, right check digit', () => {
    const { persons } = readSampleFile();
    expect(persons.filter((one) => !/^1409991900\d{7}[\dX]$/u.test(one.idNumber))).toEqual([]);
    expect(persons.filter((one) => one.idNumber[17] !== identityCheck(one.idNumber))).toEqual([]);
    expect(new Set(persons.map((one) => one.idNumber)).size).toBe(persons.length);
    const date = (number: string): string => number.slice(6, 14);
    expect(
      persons
        .filter((one) => date(one.idNumber) !== one.birthDate.replaceAll('-', ''))
        .map((one) => one.name),
    ).toEqual([]);
    expect(persons.filter((one) => (Number(one.idNumber[16]) % 2 === 1) !== (one.sex === '男'))).toEqual([]);
  });

  it('gives sample companies credit codes of region 140999 with the right check character', () => {
    const { companies } = readSampleFile();
    expect(companies.filter((one) => !one.creditCode.startsWith('91140999'))).toEqual([]);
    expect(companies.filter((one) => one.creditCode[17] !== creditCheck(one.creditCode))).toEqual([]);
    expect(readSampleFile().persons.length + companies.length).toBeGreaterThanOrEqual(40);
  });

  it('[R049] keys sample records by the information items of their entries, dates as dates', () => {
    const entries = new Map(loadDemonstration().entries.map((entry) => [entry.id, entry]));
    for (const [id, { keys, records }] of sampleResources(readSampleFile())) {
      // A withheld item can never be granted, so the source has no value for it.
      const shared = entries.get(id)?.items.filter((item) => item.shareType !== 'withheld') ?? [];
      const items = shared.map((item) => item.id);
      for (const record of records)
        expect([id, ...Object.keys(record)].sort()).toEqual([id, ...items].sort());
      expect(keys.filter((key) => !items.includes(key))).toEqual([]);
      expect(records.length).toBeGreaterThan(0);
    }
  });
});
