import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importedEntry } from '#shared/protocol/import-catalog.ts';
import { inventedEntry } from './invented-entry.ts';

const providers = [
  { id: 'dept-minzheng', name: '忻州市民政局' },
  { id: 'dept-daixian-xingzheng', name: '代县行政审批服务管理局' },
  { id: 'dept-of-no-family', name: '忻州市某局' },
];

describe('an invented entry', () => {
  it('is one that the import takes, with an abstract of 40 to 120 characters and 5 to 20 items', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 }), fc.nat({ max: 2_000_000 }), (seed, number) => {
        const { entry, codeClass } = inventedEntry(seed, number, providers);
        const taken = importedEntry.parse(entry);
        expect(taken).toEqual(entry);
        expect(entry.abstract.length).toBeGreaterThanOrEqual(40);
        expect(entry.abstract.length).toBeLessThanOrEqual(120);
        expect(entry.items.length).toBeGreaterThanOrEqual(5);
        expect(entry.items.length).toBeLessThanOrEqual(20);
        expect(codeClass).toMatch(/^[1-3]\d{5}$/u);
      }),
    );
  });

  it('is the same for the same seed and number, and another for another seed', () => {
    expect(inventedEntry(7, 41, providers)).toEqual(inventedEntry(7, 41, providers));
    const names = (seed: number) =>
      Array.from({ length: 20 }, (_, n) => inventedEntry(seed, n, providers).entry.name);
    expect(names(7)).not.toEqual(names(8));
  });

  it('stands in the county of its department', () => {
    const own = Array.from({ length: 50 }, (_, n) => inventedEntry(1, n, providers)).filter(
      ({ departmentId }) => departmentId === 'dept-daixian-xingzheng',
    );
    expect(own.length).toBeGreaterThan(5);
    expect(own.every(({ entry }) => entry.name.startsWith('代县'))).toBe(true);
  });
});
