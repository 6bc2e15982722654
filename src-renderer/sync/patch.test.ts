import { describe, expect, it } from 'vitest';
import type { PatchOperation } from '#shared/protocol/pull.ts';
import { isEmptyPatch, readPatch, speaksOf } from './patch.ts';
import { sampleEntry } from './testing/sample-rows.ts';

const put = (id: string, row: unknown = sampleEntry({ id })): PatchOperation => ({
  op: 'put',
  table: 'catalogEntry',
  id,
  row,
});
const remove = (id: string): PatchOperation => ({ op: 'remove', table: 'catalogEntry', id });

describe('a patch', () => {
  it('keeps the last word on each row', () => {
    const patch = readPatch([put('a'), remove('a'), remove('b'), put('b')]);
    expect([...(patch.puts.get('catalogEntry')?.keys() ?? [])]).toEqual(['b']);
    expect([...(patch.removals.get('catalogEntry') ?? [])]).toEqual(['a']);
    expect(speaksOf(patch, { table: 'catalogEntry', id: 'a' })).toBe(true);
    expect(speaksOf(patch, { table: 'grant', id: 'a' })).toBe(false);
  });

  it('counts rows it cannot read, and rows that are not the one announced', () => {
    const patch = readPatch([put('a', { id: 'a' }), put('b', sampleEntry({ id: 'c' })), put('d')]);
    expect(patch.skipped).toBe(2);
    expect(patch.puts.get('catalogEntry')?.size).toBe(1);
  });

  it('is empty when it says nothing', () => {
    expect(isEmptyPatch(readPatch([]))).toBe(true);
    expect(isEmptyPatch(readPatch([remove('a')]))).toBe(false);
  });
});
