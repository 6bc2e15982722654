/** The end of a right and of a resource in use: what is left with the user, what was taken from it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from '../clock/civil-date.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import type { Grant } from '../sharing/grant.ts';
import type { Row } from '../tables.ts';
import { grantWith } from '../testing/grants.ts';
import { calendar } from '../testing/office.ts';
import { nationalArticleOf, violationItem } from './item.ts';
import { surroundingLists, surroundingsOf } from './surroundings.ts';
import { suspicionsOf } from './suspect.ts';

const today = '2026-11-23';
const now = instantOf(today, 10);
const withRights = (...rights: Grant[]) => surroundingsOf({ departments: [], regions: [], rights });

const left = (grant: Grant, at = now, others: readonly Grant[] = []) =>
  suspicionsOf('grant', grant, { now: at, calendar }, withRights(grant, ...others)).filter(({ evidence }) =>
    evidence.aspect.startsWith('not-destroyed'),
  );

const order = {
  departmentId: 'd-provider',
  officerId: 'o',
  officerName: '某',
  ground: 'security-incident',
  reason: '处置',
} as const;
const expired = grantWith({ validUntil: '2026-11-16' });

describe('data that was not destroyed', () => {
  it('[R087] [R106] is asked about five working days after the right ended, whichever way it ended', () => {
    const at = instantOf('2026-11-16', 9);
    const ways: readonly Partial<Grant>[] = [
      { validUntil: '2026-11-16' },
      { state: 'ended', endedAt: at },
      { state: 'revoked', withdrawal: { ...order, at } },
    ];
    for (const way of ways) {
      expect(left(grantWith(way))).toMatchObject([
        {
          item: 'V9',
          departmentId: 'd-user',
          evidence: {
            table: 'grant',
            aspect: 'not-destroyed.2026-11-16',
            clock: null,
            workingDaysLate: null,
          },
        },
      ]);
      expect(left(grantWith(way), instantOf('2026-11-20', 23))).toEqual([]);
    }
  });

  it('[R087] is not asked about once a destruction is reported, nor while the data is used on under another right', () => {
    expect(left(grantWith({ validUntil: '2026-11-16', destructionId: 'x-1' }))).toEqual([]);
    expect(left(grantWith({ validUntil: '2026-11-16', state: 'destroyed' }))).toEqual([]);
    const renewed = grantWith({ id: 'g-2', validUntil: '2027-06-01' });
    expect(left(expired, now, [renewed])).toEqual([]);
    expect(left(expired, now, [{ ...renewed, userDepartmentId: 'd-other' }])).toHaveLength(1);
    expect(left(expired, now, [{ ...renewed, validUntil: '2026-11-22' }])).toHaveLength(1);
  });

  it('[R077] [R087] is not asked about while its user holds a right to the resource that replaced it', () => {
    const replaced = grantWith({
      state: 'ended',
      endedAt: instantOf('2026-11-16', 9),
      replacedByEntryId: 'e-2',
    });
    const next = grantWith({ id: 'g-2', entryId: 'e-2', validUntil: '2027-06-01' });
    expect(left(replaced, now, [next])).toEqual([]);
    expect(left(replaced, now, [{ ...next, userDepartmentId: 'd-other' }])).toHaveLength(1);
    expect(left(replaced, now, [{ ...next, entryId: 'e-3' }])).toHaveLength(1);
  });

  it('[R077] [R087] the platform that finds it again loads the rights to the resource that replaced it', () => {
    const replaced = grantWith({ id: 'g-1', replacedByEntryId: 'e-2' });
    const rows = {
      get: (table: string) => (table === 'grant' ? replaced : undefined),
      list: () => [],
    } as never;
    expect(surroundingLists({ table: 'grant', recordId: 'g-1' }, rows)).toEqual(
      [replaced.entryId, 'e-2'].map((value) => ({ table: 'grant', field: 'entryId', value })),
    );
  });

  it('[R087] nothing is counted from a day that is not on record', () => {
    expect(left(grantWith({ state: 'ended', endedAt: null }))).toEqual([]);
  });

  it('[R087] property: a right that runs, or ended less than five working days ago, never gives a finding', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (days) => {
        const validUntil = addDays(today, days);
        const past = countWorkingDays(calendar, validUntil, today);
        expect(left(grantWith({ validUntil }))).toHaveLength(days < 0 && past >= 5 ? 1 : 0);
      }),
    );
  });
});

describe('a resource that was stopped while in use', () => {
  const stop = instantOf('2026-11-16', 9);
  const stopped = (patch: object = {}): Row<'entryDraft'> =>
    ({
      id: 'e-1',
      providerId: 'd-provider',
      content: { name: '在册人口基础信息' },
      clocks: [],
      history: [{ act: 'stop', at: stop, note: '系统下线' }],
      ...patch,
    }) as never;
  const found = (draft: Row<'entryDraft'>, ...rights: Grant[]) =>
    suspicionsOf('entryDraft', draft, { now, calendar }, withRights(...rights));
  const used = grantWith({ grantedAt: stop - 86_400_000 });

  it('[R099] [R077] is asked about, with the departments that held a right then and the reason given', () => {
    const [one] = found(stopped(), used, { ...used, id: 'g-2', userDepartmentId: 'd-2' });
    expect(one).toMatchObject({
      item: 'V2',
      departmentId: 'd-provider',
      evidence: { aspect: `stop.${stop}` },
    });
    expect(one?.evidence.finding).toContain('2 个部门');
    expect(one?.evidence.finding).toContain('系统下线');
  });

  it('[R099] [R077] is not asked about where nobody could use it, or a plan replaced it', () => {
    const unused: readonly Partial<Grant>[] = [
      { validUntil: '2026-11-15' },
      { state: 'ended', endedAt: stop },
      { state: 'revoked', withdrawal: { ...order, at: stop - 1 } },
      { state: 'ended', replacedByEntryId: 'e-2' },
      { grantedAt: stop },
    ];
    for (const patch of unused) expect(found(stopped(), { ...used, ...patch })).toEqual([]);
    expect(found(stopped({ history: [{ act: 'file', at: stop, note: '' }] }), used)).toEqual([]);
    // What its users did afterwards does not undo it.
    expect(found(stopped(), { ...used, state: 'ended', endedAt: stop + 1 })).toHaveLength(1);
  });
});

describe('the article of the decree', () => {
  it('[R098] [R100] [R103] [R106] follows the side: providing 39, collecting and using 40, the rest by the record or not at all', () => {
    const byHand = Object.fromEntries(
      violationItem.options.map((item) => [item, nationalArticleOf(item, null)]),
    );
    expect(byHand).toEqual({
      V1: '条例第39条',
      V2: '条例第39条',
      V3: '条例第40条',
      V4: '条例第39条',
      V5: '条例第39条',
      V6: '条例第40条',
      V7: '条例第40条',
      V8: null,
      V9: null,
      M1: null,
    });
    expect(nationalArticleOf('V9', 'grant')).toBe('条例第40条');
  });
});
