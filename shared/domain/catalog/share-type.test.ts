import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryWith } from '../testing/office.ts';
import { shareType } from './entry.ts';
import { checkOffer } from './offer.ts';
import { isDedicatedTo, overallShareType, strictestShareType } from './share-type.ts';

const items = (...types: (typeof shareType.options)[number][]) => types.map((each) => ({ shareType: each }));
const someItems = fc.array(fc.constantFrom(...shareType.options), { minLength: 1, maxLength: 6 });

describe('the road of an application', () => {
  it.each([
    [items(), 'unconditional'],
    [items('unconditional', 'unconditional'), 'unconditional'],
    [items('unconditional', 'conditional'), 'conditional'],
    [items('withheld', 'conditional'), 'withheld'],
  ])('[R032] [R033] [R034] of %j is the strictest: %s', (given, expected) => {
    expect(strictestShareType(given)).toBe(expected);
  });

  it('[R033] does not depend on the order, and one more item never makes it laxer', () => {
    const rank = (types: (typeof shareType.options)[number][]) =>
      shareType.options.indexOf(strictestShareType(items(...types)));
    fc.assert(
      fc.property(someItems, fc.constantFrom(...shareType.options), (types, one) => {
        expect(rank(types.toReversed())).toBe(rank(types));
        expect(rank([...types, one])).toBeGreaterThanOrEqual(rank(types));
      }),
    );
  });
});

describe("the entry's own type", () => {
  it.each([
    [items('withheld', 'withheld'), 'withheld'],
    [items('unconditional'), 'unconditional'],
    [items('unconditional', 'withheld'), 'conditional'],
    [items('unconditional', 'conditional', 'withheld'), 'conditional'],
  ])('[R033] of %j is %s: mixed items make only part of it open to all', (given, expected) => {
    expect(overallShareType(given)).toBe(expected);
  });
});

describe('the 专用 list', () => {
  it.each([
    [null, false],
    [[], false],
    [['d-user'], true],
    [['d-other'], false],
  ])('[R042] %j: named %s', (dedicatedTo, expected) => {
    expect(isDedicatedTo({ dedicatedTo }, 'd-user')).toBe(expected);
  });

  it('[R043] an empty list offers the entry to nobody', () => {
    const entry = entryWith({ dedicatedTo: [] });
    const wanted = { departmentId: 'd-user', itemIds: ['name'] };
    expect(checkOffer(entry, wanted)).toMatchObject({ error: { code: 'case.dedicated-only' } });
  });
});
