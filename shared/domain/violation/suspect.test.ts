import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from '../clock/civil-date.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import { forceGround } from '../grant/ground.ts';
import { national2025 } from '../policy/national-2025.ts';
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import type { Row } from '../tables.ts';
import { calendar, monday, officers } from '../testing/office.ts';
import { suspicionsOf } from './suspect.ts';
import { at, forwarded, issued, late, places, rectified, replied, start } from './testing/watched.ts';

const of = <T extends Parameters<typeof suspicionsOf>[0]>(table: T, row: Row<T>, now = late) =>
  suspicionsOf(table, row, { now, calendar }, places());

const change = (patch: Partial<Row<'changeTrigger'>> = {}): Row<'changeTrigger'> => ({
  id: 't-1',
  version: 1,
  state: 'open',
  kind: 'law',
  title: '条例修订',
  basis: '第三条',
  inForceOn: '2026-10-09',
  entries: [{ entryId: 'e-1', entryCode: '', entryName: '某资源', outcome: null }],
  providerId: 'd-provider',
  recordedBy: 'o',
  recordedByDepartmentId: 'd-provider',
  clocks: [
    {
      id: 'catalog-update',
      pack: 'xinzhou-2022',
      clause: '三(二)',
      workingDays: 15,
      startedAt: instantOf('2026-10-09', 0),
      dueOn: '2026-10-30',
      dueAt: instantOf('2026-10-30', 18),
      estimated: false,
      stoppedAt: null,
    },
  ],
  extension: null,
  history: [
    {
      act: 'record',
      entryId: null,
      at: monday,
      madeAt: monday,
      lateBySync: false,
      officerId: 'o',
      departmentId: 'd',
      note: '',
    },
  ],
  ...patch,
});

const difficulty = (verdict: object | null): Row<'difficulty'> =>
  ({
    id: 'x-1',
    name: '历史档案影像',
    providerId: 'd-provider',
    decision: verdict === null ? null : { verdict },
  }) as never;

const check = (kind: string, supplies: readonly object[]): Row<'collectionCheck'> =>
  ({
    id: 'k-1',
    name: '流动人口登记',
    departmentId: 'd-user',
    items: [{ name: '身份证号', resolution: { kind }, supplies }],
  }) as never;

describe('an answer that ran out', () => {
  it('[R099] is suspected of its provider with the clock, the clause and the working days late', async () => {
    const office = await forwarded();
    const [found, ...more] = of('sharingCase', office.row('sharingCase', 'c-1'));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      item: 'V2',
      departmentId: 'd-provider',
      evidence: {
        table: 'sharingCase',
        recordId: 'c-1',
        workingDaysLate: 3,
        clock: { id: 'provider-answer', dueOn: '2026-11-18', stoppedAt: null },
      },
    });
    expect(found?.evidence.finding).toContain('至今未办，已超期 3 个工作日');
  });

  it('[R099] is not suspected in time, nor while the case is still with the platform', async () => {
    const office = await forwarded();
    const row = office.row('sharingCase', 'c-1');
    expect(of('sharingCase', row, instantOf('2026-11-18', 18))).toEqual([]);
    expect(of('sharingCase', { ...row, forwardedAt: null })).toEqual([]);
  });

  it('[R099] answered late stays suspected under one aspect, and says so where only the way was late', async () => {
    const office = await forwarded();
    const [running] = of('sharingCase', office.row('sharingCase', 'c-1'));
    const answer = {
      decision: 'agree',
      conditions: { itemIds: ['number'], validUntil: '2027-06-01', callsPerDay: 5, note: '' },
    };
    const given = { caseId: 'c-1', expectedVersion: 2, answer };
    await office.act('case.answer', given, officers.provider, { now: late, madeAt: start + 1 });
    const [stopped] = of('sharingCase', office.row('sharingCase', 'c-1'), late + 86_400_000 * 30);
    expect(stopped?.evidence.aspect).toBe(running?.evidence.aspect);
    expect(stopped?.evidence.workingDaysLate).toBe(3);
    expect(stopped?.evidence.finding).toContain('送达平台时已超期');
  });

  it('[R099] that was made late says nothing of the way, and a limit that ended before 转至 nothing at all', async () => {
    const office = await forwarded();
    const refusal = { reason: 'beyond-duty', basisRank: 'law', basis: '某法第三条', explanation: '超出职责' };
    const answer = { caseId: 'c-1', expectedVersion: 2, answer: { decision: 'refuse', refusal } };
    await office.act('case.answer', answer, officers.provider, { now: late });
    const row = office.row('sharingCase', 'c-1');
    const [found] = of('sharingCase', row);
    expect(found?.evidence.finding).toContain('办结，超期 3 个工作日');
    expect(found?.evidence.finding).not.toContain('送达平台');
    expect(of('sharingCase', { ...row, forwardedAt: late })).toEqual([]);
  });

  it('[R099] a delivery that was not made in time is suspected like an answer, a review of the platform is not', async () => {
    const row = (await forwarded()).row('sharingCase', 'c-1');
    const [own] = row.clocks.filter(({ id }) => id === 'provider-answer');
    if (own === undefined) throw new Error('no clock');
    const clocks = (['delivery', 'compliance-review'] as const).map((id) => ({ ...own, id }));
    expect(of('sharingCase', { ...row, clocks })).toMatchObject([
      { item: 'V2', departmentId: 'd-provider', evidence: { clock: { id: 'delivery' } } },
    ]);
  });

  it('[R099] [R110] with two packs on is one finding, by the limit that binds', async () => {
    const office = await forwarded();
    const row = office.row('sharingCase', 'c-1');
    const [own] = row.clocks.filter(({ id }) => id === 'provider-answer');
    if (own === undefined) throw new Error('no clock');
    const decree = { ...own, pack: national2025.id, workingDays: 10, clause: '条例第21条' };
    const found = of('sharingCase', { ...row, clocks: [...row.clocks, decree] }, instantOf('2026-12-20', 9));
    expect(found.map(({ evidence }) => evidence.clock?.pack)).toEqual([xinzhou2022.id]);
  });

  it('[R099] property: the days late are the working days since the last one it was due on', async () => {
    const row = (await forwarded()).row('sharingCase', 'c-1');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (days) => {
        const date = addDays('2026-11-11', days);
        const [found] = of('sharingCase', row, instantOf(date, 12));
        const expected = date > '2026-11-18' ? countWorkingDays(calendar, '2026-11-18', date) : undefined;
        expect(found?.evidence.workingDaysLate ?? undefined).toBe(expected);
      }),
    );
  });
});

describe('the catalogue', () => {
  it('[R098] [R102] nothing updated by the limit is item 1, updated after it item 5, of one aspect', () => {
    const [idle] = of('changeTrigger', change());
    expect(idle).toMatchObject({ item: 'V1', departmentId: 'd-provider' });
    const clocks = change().clocks.map((each) => ({ ...each, stoppedAt: instantOf('2026-11-03', 9) }));
    const [done] = of('changeTrigger', change({ clocks }));
    expect(done).toMatchObject({ item: 'V5', evidence: { workingDaysLate: 2 } });
    expect(done?.evidence.aspect).toBe(idle?.evidence.aspect);
  });

  it('[R098] [R102] with every entry settled it is late and not idle', () => {
    const settled = change().entries.map((each) => ({ ...each, outcome: 'updated' as const }));
    expect(of('changeTrigger', change({ entries: settled as never }))).toMatchObject([{ item: 'V5' }]);
  });

  it('[R102] a doubt that was not checked in time is suspected, whenever the answer comes', () => {
    const clock = { ...change().clocks[0], id: 'correction', workingDays: 5 };
    const limit = (stoppedAt: number | null, id = 'correction') =>
      ({
        id: 'k-1',
        entryName: '某资源',
        providerId: 'd-provider',
        clocks: [{ ...clock, id, stoppedAt }],
      }) as never;
    const due = instantOf('2026-10-30', 18);
    for (const stoppedAt of [null, due + 1])
      expect(of('correctionLimit', limit(stoppedAt))).toMatchObject([
        { item: 'V5', departmentId: 'd-provider', evidence: { table: 'correctionLimit', recordId: 'k-1' } },
      ]);
    // In time to the last instant.
    expect(of('correctionLimit', limit(due))).toEqual([]);
  });

  it('[R098] a change that was met in time is none', () => {
    const clocks = change().clocks.map((each) => ({ ...each, stoppedAt: instantOf('2026-10-30', 9) }));
    expect(of('changeTrigger', change({ clocks }))).toEqual([]);
  });

  it('[R099] a difficulty that was not accepted is suspected once its date has passed', () => {
    const refused = { outcome: 'not-accepted', shareBy: '2026-11-20' };
    expect(of('difficulty', difficulty(refused))).toMatchObject([{ item: 'V2', departmentId: 'd-provider' }]);
    expect(of('difficulty', difficulty(refused), instantOf('2026-11-20', 20))).toEqual([]);
    expect(of('difficulty', difficulty({ outcome: 'accepted', until: '2026-11-20' }))).toEqual([]);
    expect(of('difficulty', difficulty(null))).toEqual([]);
  });
});

describe('collection and use', () => {
  it('[R100] what is collected although the catalogue supplies what reads like it is suspected', () => {
    const supply = { entryName: '在册人口基础信息' };
    expect(of('collectionCheck', check('different', [supply]))).toMatchObject([
      { item: 'V3', departmentId: 'd-user' },
    ]);
    for (const row of [check('different', []), check('share', [supply]), check('exception', [supply])])
      expect(of('collectionCheck', row)).toEqual([]);
  });

  const grantWith = (ground: string): Row<'grant'> =>
    ({
      id: 'g-1',
      entryName: '某资源',
      userDepartmentId: 'd-user',
      holds: [{ id: 'h-1', kind: 'cut', at: late, ground, reason: '抽查发现' }],
      withdrawal: null,
    }) as never;

  it('[R103] [R104] an order against a right says what its ground says of the holder, and nothing otherwise', () => {
    const items = forceGround.options.map((ground) => [
      ground,
      of('grant', grantWith(ground))[0]?.item ?? null,
    ]);
    expect(Object.fromEntries(items)).toEqual({
      'other-purpose': 'V7',
      commercial: 'V7',
      'unauthorised-use': 'V6',
      spread: 'V6',
      leak: 'V6',
      'beyond-scope': 'V6',
      'security-incident': null,
      'government-decision': null,
    });
  });

  it('[R103] [R104] a right that was withdrawn is evidence of its own, beside the order before it', () => {
    const withdrawal = { at: late, ground: 'leak', reason: '数据外流' };
    const found = of('grant', { ...grantWith('commercial'), withdrawal } as never);
    expect(found.map(({ item, evidence }) => [item, evidence.aspect])).toEqual([
      ['V7', 'order.h-1'],
      ['V6', 'order.withdrawal'],
    ]);
    expect(found[1]?.evidence.finding).toContain('收回使用权：数据外流');
  });
});

describe('a rectification', () => {
  const after = instantOf('2026-12-11', 9);
  it('[R105] that is overdue is suspected of refusing it', async () => {
    const row = (await issued()).row('circular', 'v-1.circular');
    expect(of('circular', row, instantOf('2026-12-10', 23))).toEqual([]);
    expect(of('circular', row, after)).toMatchObject([
      { item: 'V8', departmentId: 'd-provider', evidence: { workingDaysLate: 1 } },
    ]);
  });

  it('[R105] that was answered waits for its verification, and one that was put right is none', async () => {
    for (const office of [await replied(), await rectified()])
      expect(of('circular', office.row('circular', 'v-1.circular'), after)).toEqual([]);
  });

  it('[R105] that failed its verification is suspected again once the date has passed', async () => {
    const office = await replied();
    const verdict = { circularId: 'v-1.circular', expectedVersion: 2, rectified: false, note: '仍未答复' };
    await office.act('circular.verify', verdict, officers.coordinator, at(late));
    const [found] = of('circular', office.row('circular', 'v-1.circular'), after);
    expect(found?.evidence.finding).toContain('整改未通过核实');
  });
});
