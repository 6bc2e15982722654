import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const repository = new URL('../../', import.meta.url);
const policy = new URL('../shared/data/policy-xinzhou-2022.txt', repository);
const assets = new URL('assets/demonstration/', repository);
const words = new URL('shared/domain/policy/', repository);
const run = 16;

const runsOf = (text: string): ReadonlySet<string> => {
  const joined = text.replace(/\s/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, joined.length - run + 1) }, (_, at) => joined.slice(at, at + run)),
  );
};

/** The first run of sixteen characters that a text shares with the policy, spaces aside. */
const sharedRun = (text: string, runs: ReadonlySet<string>): string | undefined =>
  [...runsOf(text)].find((one) => runs.has(one));

const filesOf = (folder: URL, ending: string): readonly URL[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => new URL(name, folder));

describe('our own words', () => {
  it('would notice a pasted sentence', () => {
    const runs = runsOf('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥');
    expect(sharedRun('前言 丙丁戊己庚辛壬癸 子丑寅卯辰巳午未 后语', runs)).toBe(
      '丙丁戊己庚辛壬癸子丑寅卯辰巳午未',
    );
    expect(sharedRun('丙丁戊己庚辛壬癸子丑寅卯辰巳午，未', runs)).toBeUndefined();
  });

  it.skipIf(!existsSync(policy))(
    'shares no sixteen characters in a row with the policy (skipped where ../shared/data has no policy text)',
    () => {
      const runs = runsOf(readFileSync(policy, 'utf8'));
      expect(runs.size).toBeGreaterThan(1000);
      const texts = [...filesOf(assets, '.json'), ...filesOf(words, '.ts')];
      expect(texts.length).toBeGreaterThan(15);
      const shared = texts.map((text) => [text.href, sharedRun(readFileSync(text, 'utf8'), runs)]);
      expect(shared.filter(([, found]) => found !== undefined)).toEqual([]);
    },
  );
});
