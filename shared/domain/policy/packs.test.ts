/** The packs against the table of limits in the requirements, and which of them apply when. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { national2025 } from './national-2025.ts';
import { type ClockMatter, clockMatters, isInForce, type PolicyPack, rulesFor } from './pack.ts';
import { knownPacks, packsInForce, packsOf, usualPacks } from './packs.ts';
import { isStricter, loosenedMatters } from './stricter.ts';
import { xinzhou2022 } from './xinzhou-2022.ts';

const limits = (pack: PolicyPack) =>
  Object.fromEntries(clockMatters.map((matter) => [matter, pack.clocks[matter]?.workingDays ?? null]));

describe('the packs', () => {
  it('[R026] [R052] [R054] [R055] [R068] this policy sets these limits', () => {
    expect(limits(xinzhou2022)).toEqual({
      unconditionalReview: 2,
      conditionalReview: 2,
      providerAnswer: 5,
      delivery: null,
      correction: 5,
      catalogUpdate: 15,
      catalogAudit: null,
    });
    expect(xinzhou2022.clocks.providerAnswer.startsAt).toBe('forwarded');
  });

  it('[R026] [R052] [R055] [R068] 809 sets these, each counted from its own event', () => {
    expect(limits(national2025)).toEqual({
      unconditionalReview: 1,
      conditionalReview: null,
      providerAnswer: 10,
      delivery: 20,
      correction: 10,
      catalogUpdate: 10,
      catalogAudit: 2,
    });
    expect(national2025.clocks.providerAnswer.startsAt).toBe('application-received');
  });

  it('every rule names its own pack and a clause', () => {
    for (const pack of knownPacks) {
      for (const matter of clockMatters) {
        for (const rule of rulesFor([pack], matter)) {
          expect(rule.pack).toBe(pack.id);
          expect(rule.clause).not.toBe('');
        }
      }
    }
  });

  it('[R110] are in force from their first day to their last, both included', () => {
    expect(isInForce(xinzhou2022, '2022-01-04')).toBe(false);
    expect(isInForce(xinzhou2022, '2022-01-05')).toBe(true);
    expect(isInForce(xinzhou2022, '2027-01-04')).toBe(true);
    expect(isInForce(xinzhou2022, '2027-01-05')).toBe(false);
    expect(packsInForce(knownPacks, '2025-07-31')).toEqual([xinzhou2022]);
    expect(packsInForce(knownPacks, '2027-01-05')).toEqual([national2025]);
  });

  it('[R110] only this policy applies until an administrator decides otherwise', () => {
    expect(packsOf(usualPacks)).toEqual([xinzhou2022]);
    expect(packsOf(['national-2025', 'of-a-newer-build', 'xinzhou-2022'])).toEqual([
      xinzhou2022,
      national2025,
    ]);
  });
});

const withLimits = (pack: PolicyPack, change: (matter: ClockMatter, days: number) => number): PolicyPack => ({
  ...pack,
  id: 'county',
  clocks: Object.fromEntries(
    clockMatters.flatMap((matter) => {
      const rule = pack.clocks[matter];
      if (rule === undefined) return [];
      return [[matter, { ...rule, pack: 'county', workingDays: change(matter, rule.workingDays) }]];
    }),
  ),
});

describe('[R108] a county’s own pack', () => {
  const shorter = fc.func(fc.integer({ min: 0, max: 30 }));

  it('[R108] stands where every limit is the same or shorter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...knownPacks), shorter, (base, cut) => {
        const county = withLimits(base, (matter, days) => Math.max(1, days - cut(matter)));
        expect(isStricter(county, base)).toBe(true);
      }),
    );
  });

  it('[R108] is refused for exactly the limits it makes longer, whatever else it shortens', () => {
    const change = fc.record({
      base: fc.constantFrom(...knownPacks),
      longer: fc.uniqueArray(fc.constantFrom(...clockMatters)),
      by: fc.integer({ min: 1, max: 30 }),
      cut: shorter,
    });
    fc.assert(
      fc.property(change, ({ base, longer, by, cut }) => {
        const county = withLimits(base, (matter, days) =>
          longer.includes(matter) ? days + by : Math.max(1, days - cut(matter)),
        );
        const expected = clockMatters.filter((each) => longer.includes(each) && each in base.clocks);
        expect(loosenedMatters(county, base)).toEqual(expected);
        expect(isStricter(county, base)).toBe(expected.length === 0);
      }),
    );
  });

  it('[R108] may add a limit where the base has none, and leave one to the base', () => {
    expect(isStricter({ clocks: { delivery: national2025.clocks.delivery } }, xinzhou2022)).toBe(true);
    expect(isStricter({ clocks: {} }, national2025)).toBe(true);
  });

  it('[R108] may not count from another event: 10 days from receipt and 5 from 转至 cannot be compared', () => {
    const later = { ...national2025.clocks.providerAnswer, startsAt: 'forwarded', workingDays: 9 } as const;
    expect(loosenedMatters({ clocks: { providerAnswer: later } }, national2025)).toEqual(['providerAnswer']);
  });
});
