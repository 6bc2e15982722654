import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf } from './batches.ts';

const act = (name: string) => ({ name });
const sizes = (names: readonly string[]) => batchesOf(names.map(act)).map(({ length }) => length);

describe('batches of pushed acts', () => {
  it('hold fifty ordinary acts, and two assessments', () => {
    expect(sizes(Array(120).fill('case.submit'))).toEqual([50, 50, 20]);
    expect(sizes(Array(5).fill('assessment.compute'))).toEqual([2, 2, 1]);
    expect(sizes([])).toEqual([]);
  });

  it('property: keep every act, in order, and are none of them empty or too heavy', () => {
    const name = fc.constantFrom('case.submit', 'assessment.compute', 'notice.read');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 200 }), (names) => {
        const batches = batchesOf(names.map(act));
        expect(batches.flat().map((each) => each.name)).toEqual(names);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          const heavy = batch.filter((each) => each.name === 'assessment.compute').length;
          expect(heavy * 25 + batch.length - heavy).toBeLessThanOrEqual(50);
        }
      }),
    );
  });
});
