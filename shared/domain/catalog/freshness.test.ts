import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from '../clock/civil-date.ts';
import { role } from '../organisation/organisation.ts';
import { calendar, entryWith, officers, openOffice } from '../testing/office.ts';
import type { CatalogEntry } from './entry.ts';
import { freshnessOf } from './freshness.ts';

const at = (updateCycle: CatalogEntry['updateCycle'], contentUpdatedOn: string, today: string) =>
  freshnessOf(entryWith({ updateCycle, contentUpdatedOn }), today, calendar);

describe('freshness', () => {
  it.each([
    ['daily', '2026-11-23', '2026-11-24'],
    // Friday's data is due again on Monday.
    ['daily', '2026-11-20', '2026-11-23'],
    ['weekly', '2026-11-16', '2026-11-23'],
    ['monthly', '2026-10-30', '2026-11-30'],
    ['monthly', '2026-08-31', '2026-09-30'],
    ['quarterly', '2026-08-24', '2026-11-24'],
    ['half-yearly', '2026-05-25', '2026-11-25'],
    ['yearly', '2025-11-23', '2026-11-23'],
  ] as const)('[R075] %s: updated on %s, due on %s, stale the day after', (cycle, updatedOn, dueOn) => {
    expect(at(cycle, updatedOn, dueOn)).toEqual({ dueOn, stale: false });
    expect(at(cycle, updatedOn, addDays(dueOn, 1))).toEqual({ dueOn, stale: true });
  });

  it('[R075] a due date on a rest day moves to the next working day', () => {
    expect(at('weekly', '2026-11-21', '2026-11-30')).toEqual({ dueOn: '2026-11-30', stale: false });
  });

  it('[R075] counts from the publication where no update was ever marked', () => {
    expect(freshnessOf(entryWith({ updateCycle: 'yearly' }), '2026-06-01', calendar)).toEqual({
      dueOn: '2027-01-05',
      stale: false,
    });
  });

  it('[R075] of real-time data no date says anything', () => {
    expect(at('realtime', '2026-01-05', '2026-11-23')).toBeNull();
  });
});

describe('marking an update', () => {
  const now = instantOf('2026-11-23', 10);
  const mark = (updatedOn: string, entry = entryWith(), who = officers.provider) => {
    const office = openOffice(entry);
    return office.act('entry.mark-updated', { entryId: 'e-1', updatedOn }, who, { now });
  };

  it('[R075] keeps the date, and refuses one in the future or before the last', async () => {
    const marked = entryWith({ contentUpdatedOn: '2026-11-20' });
    expect(await mark('2026-11-23', marked)).toMatchObject({
      ok: true,
      value: [{ row: { contentUpdatedOn: '2026-11-23' } }],
    });
    for (const date of ['2026-11-24', '2026-11-19'])
      expect(await mark(date, marked)).toMatchObject({ error: { code: 'entry.update-date' } });
    expect(await mark('2026-11-23', entryWith({ status: 'stopped' }))).toMatchObject({
      error: { code: 'case.entry-not-published' },
    });
  });

  it('[R075] is for the provider’s own officers', async () => {
    for (const held of role.options) {
      for (const departmentId of ['d-user', 'd-provider']) {
        const who = { ...officers.provider, departmentId, roles: [held] };
        const outcome = await mark('2026-11-23', entryWith(), who as unknown as typeof officers.provider);
        const mayMark = held === 'provider-reviewer' || held === 'data-officer';
        const inDepartment = departmentId === 'd-provider' ? 'applied' : 'department.wrong';
        expect([held, outcome.ok ? 'applied' : outcome.error.code]).toEqual([
          held,
          mayMark ? inDepartment : 'role.missing',
        ]);
      }
    }
  });
});
