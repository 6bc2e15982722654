import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { ageInDays, ageText } from './age.ts';

describe('the age of a negotiation or coordination', () => {
  const evening = instantOf('2026-11-23', 23);

  it('[R059] [R060] counts civil days in Shanghai, not hours', () => {
    expect(ageInDays(evening, instantOf('2026-11-23', 24) - 1)).toBe(0);
    expect(ageInDays(evening, instantOf('2026-11-24', 0))).toBe(1);
    expect(ageInDays(evening, instantOf('2027-11-23', 9))).toBe(365);
  });

  it('[R060] a clock that runs behind shows no negative age', () => {
    expect(ageInDays(evening, instantOf('2026-11-20', 9))).toBe(0);
  });

  it('[R059] [R060] says that no limit runs', () => {
    expect(ageText(evening, evening)).toBe('今天开始 · 无法定时限');
    expect(ageText(evening, instantOf('2026-12-05', 9))).toBe('已历 12 天 · 无法定时限');
  });
});
