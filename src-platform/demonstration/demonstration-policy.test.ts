import { describe, expect, it } from 'vitest';
import { packsInForce, packsOf } from '#shared/domain/policy/packs.ts';
import { tables } from '#shared/domain/tables.ts';
import { demonstrationPolicy } from './demonstration-policy.ts';

describe('[R110] a demonstration installed after this policy has lapsed', () => {
  it('[R110] leaves the usual packs alone while they are in force', () => {
    expect(demonstrationPolicy('2027-01-04')).toEqual([]);
  });

  it('[R110] has another pack on from the next day, so that cases can be opened', () => {
    const [change] = demonstrationPolicy('2027-01-05');
    if (change?.table !== 'policySetting') throw new Error('no setting');
    expect(tables.policySetting.safeParse(change.row).error).toBeUndefined();
    expect(packsInForce(packsOf(change.row.packs), '2027-01-05').map(({ id }) => id)).toEqual([
      'national-2025',
    ]);
  });
});
