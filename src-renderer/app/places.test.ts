import { describe, expect, it } from 'vitest';
import { role } from '#shared/domain/organisation/organisation.ts';
import { isOpenTo, placesFor } from './places.ts';

const titles = (...roles: Parameters<typeof placesFor>[0]) => placesFor(roles).map(({ title }) => title);

describe('the menu', () => {
  it('[R006] [R025] [R029] whoever oversees has the filing chain and the conversions, and no entry to write', () => {
    for (const held of ['observer', 'compliance-reviewer'] as const) {
      expect(titles(held)).toContain('逐级报备');
      expect(
        ['filings', 'regionFilings', 'conversions'].map((each) => isOpenTo(each as never, [held])),
      ).toEqual([true, true, true]);
      expect(isOpenTo('publishing', [held])).toBe(false);
      expect(isOpenTo('editEntry', [held])).toBe(false);
    }
  });

  it('leads to a screen once, whatever roles one officer has', () => {
    expect(titles('data-officer', 'compliance-reviewer')).not.toContain('逐级报备');
    const routes = placesFor(role.options).flatMap((place) => place.routes);
    expect(routes).toHaveLength(new Set(routes).size);
  });
});
