import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuideReading } from './reading.ts';
import { isFor, readingRoll } from './reading-roll.ts';

const officer = (id: string, departmentId: string, inService?: boolean) => ({
  id,
  name: `${id}某`,
  departmentId,
  ...(inService === undefined ? {} : { inService }),
});

const reading = (officerId: string, departmentId = 'd-1'): GuideReading => ({
  id: `g-1.${officerId}`,
  guideId: 'g',
  editionId: 'g-1',
  edition: 1,
  departmentId,
  officerId,
  officerName: `${officerId}某`,
  at: 1,
});

const city = { id: 'r-city', level: 'city' } as const;
const county = { id: 'r-county', level: 'county' } as const;
const regionOf = (id: string) => (id.startsWith('c') ? county : city);

describe('[R079] who has read an edition and who has not', () => {
  it('names both, the department with most to go first', () => {
    const asked = [officer('a', 'd-1'), officer('b', 'd-2'), officer('c', 'd-2'), officer('e', 'd-1')];
    const roll = readingRoll(asked, [reading('a'), reading('e')]);
    expect(roll).toMatchObject({ due: 4, read: 2, others: [] });
    expect(roll.departments.map(({ departmentId }) => departmentId)).toEqual(['d-2', 'd-1']);
    expect(roll.departments[0]?.unread.map(({ name }) => name)).toEqual(['b某', 'c某']);
    expect(roll.departments[1]?.read.map(({ name }) => name)).toEqual(['a某', 'e某']);
  });

  it('counts who moved since where they are now', () => {
    const roll = readingRoll([officer('a', 'd-2')], [reading('a', 'd-1')]);
    expect(roll.departments).toEqual([{ departmentId: 'd-2', read: [officer('a', 'd-2')], unread: [] }]);
  });

  it('leaves the confirmation of one it is not for out of the count, and does not lose it', () => {
    const roll = readingRoll([officer('a', 'd-1')], [reading('left')]);
    expect(roll).toMatchObject({ due: 1, read: 0 });
    expect(roll.others.map(({ officerId }) => officerId)).toEqual(['left']);
  });

  it('puts every officer once, as read or as not', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(ids, ids, (asked, read) => {
        const roll = readingRoll(
          asked.map((each) => officer(`o${each}`, `d-${each % 4}`)),
          read.map((each) => reading(`o${each}`)),
        );
        const listed = roll.departments.flatMap((each) => [...each.read, ...each.unread]);
        expect(listed).toHaveLength(asked.length);
        expect(roll.read).toBe(asked.filter((each) => read.includes(each)).length);
        expect(roll.read + roll.others.length).toBe(read.length);
      }),
    );
  });
});

describe('[R079] whom a guide is for', () => {
  it('is every officer in service where it is the city’s', () => {
    expect(isFor({ departmentId: 'd-1' }, officer('a', 'c-1'), regionOf)).toBe(true);
    expect(isFor({ departmentId: 'd-1' }, officer('a', 'd-1', false), regionOf)).toBe(false);
  });

  it('is those of its region where it is a county’s', () => {
    expect(isFor({ departmentId: 'c-1' }, officer('a', 'c-2'), regionOf)).toBe(true);
    expect(isFor({ departmentId: 'c-1' }, officer('a', 'd-1'), regionOf)).toBe(false);
  });
});
