import { describe, expect, it } from 'vitest';
import { batchesOf } from './batches.ts';
import { numberedId } from './testing/manual-environment.ts';

const acts = (count: number, letters: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: numberedId(index),
    name: 'case.submit',
    args: { text: '数'.repeat(letters) },
    madeAt: 0,
    officerId: 'applicant',
  }));

describe('batches', () => {
  it('S20 hold at most 100 acts, in order', () => {
    const all = acts(250, 1);
    const batches = batchesOf(all);
    expect(batches.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(batches.flat()).toEqual(all);
  });

  it('stay within the bridge’s cap, counted in bytes', () => {
    const batches = batchesOf(acts(10, 50_000));
    expect(batches.map(({ length }) => length)).toEqual([3, 3, 3, 1]);
  });

  it('let an act that is too large travel alone', () => {
    const [small] = acts(1, 1);
    const [large] = acts(1, 400_000);
    if (small === undefined || large === undefined) throw new Error('no acts');
    expect(batchesOf([small, large, small]).map(({ length }) => length)).toEqual([1, 1, 1]);
  });
});
