import { describe, expect, it } from 'vitest';
import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import { packStanding } from './pack-standing.ts';

describe('[R110] the policy pack before it lapses', () => {
  it('[R110] warns from October 2026 to 2027-01-04 inclusive, then says it has lapsed', () => {
    const on = (today: string) => packStanding(xinzhou2022, today);
    expect(on('2026-09-30')).toBe('valid');
    expect(on('2026-10-01')).toBe('lapsing');
    expect(on('2027-01-04')).toBe('lapsing');
    expect(on('2027-01-05')).toBe('lapsed');
  });

  it('[R110] a pack without an end never lapses', () => {
    expect(packStanding({ validTo: null }, '2099-01-01')).toBe('valid');
  });
});
