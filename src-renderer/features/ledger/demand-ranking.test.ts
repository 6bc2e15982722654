import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranked } from './demand-ranking.ts';

const right = (id: string, entryId: string, userDepartmentId: string) => ({
  id,
  entryId,
  entryName: entryId,
  providerId: 'd-p',
  userDepartmentId,
});

describe('the ranking of demand', () => {
  it('[R071] comes from real use: calls first, then how many departments', () => {
    const rights = [
      right('g1', 'few', 'd-1'),
      right('g2', 'much', 'd-1'),
      right('g3', 'wide', 'd-1'),
      right('g4', 'wide', 'd-2'),
      right('g5', 'never', 'd-1'),
      right('g6', 'never', 'd-1'),
    ];
    const calls: Record<string, number> = { g1: 3, g2: 40, g3: 1, g4: 2 };
    expect(ranked(rights, (id) => calls[id] ?? 0)).toMatchObject([
      { entryId: 'much', calls: 40, departments: 1 },
      { entryId: 'wide', calls: 3, departments: 2 },
      { entryId: 'few', calls: 3, departments: 1 },
      { entryId: 'never', calls: 0, departments: 1 },
    ]);
  });

  it('[R071] property: no call is lost or counted twice, and none that is used less comes before one used more', () => {
    const anyRight = fc.record({
      id: fc.uuid(),
      entryId: fc.constantFrom('a', 'b', 'c'),
      userDepartmentId: fc.constantFrom('d', 'e'),
      calls: fc.nat(50),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyRight, { selector: ({ id }) => id }), (given) => {
        const calls = new Map(given.map((each) => [each.id, each.calls]));
        const all = ranked(
          given.map(({ id, entryId, userDepartmentId }) => right(id, entryId, userDepartmentId)),
          (id) => calls.get(id) ?? 0,
        );
        const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
        // Each number is made of the rights that stand behind it, each right of one resource.
        for (const { entryId, calls: total, departments, rights } of all) {
          expect(rights.every(({ grant }) => grant.entryId === entryId)).toBe(true);
          expect(sum(rights.map((each) => each.calls))).toBe(total);
          expect(new Set(rights.map(({ grant }) => grant.userDepartmentId)).size).toBe(departments);
        }
        expect(all.flatMap(({ rights }) => rights.map(({ grant }) => grant.id)).toSorted()).toEqual(
          given.map(({ id }) => id).toSorted(),
        );
        expect(sum(all.map((each) => each.calls))).toBe(sum(given.map((each) => each.calls)));
        expect(all.map((each) => each.calls)).toEqual(
          all.map((each) => each.calls).toSorted((a, b) => b - a),
        );
      }),
    );
  });
});
