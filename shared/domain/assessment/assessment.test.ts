import { describe, expect, it } from 'vitest';
import { withArrangements } from '../calendar/arranged-year.ts';
import { instantOf } from '../clock/civil-date.ts';
import type { ClockTime } from '../clock/clock.ts';
import { calendar, type Office, officers } from '../testing/office.ts';
import { confirmed, issued } from '../violation/testing/watched.ts';
import { timeOf } from './assessment.ts';
import { countedFor, questionOf } from './count.ts';
import { scoreOf } from './figure.ts';
import { indicatorSet, proposedIndicators } from './indicator.ts';
import {
  announced,
  compute,
  frozen,
  objected,
  plan,
  sheetId,
  sheetOf,
  yearsLater,
} from './testing/assessed.ts';

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const figuresOf = (office: Office) =>
  Object.fromEntries(sheetOf(office).figures.map(({ indicatorId, hits, of }) => [indicatorId, [hits, of]]));

describe('the indicators', () => {
  it('[R093] are data: each with what is counted, its weight and its clause, a hundred together', () => {
    expect(indicatorSet.safeParse(proposedIndicators).success).toBe(true);
    const [first, ...rest] = proposedIndicators;
    if (first === undefined) throw new Error('no indicators');
    expect(indicatorSet.safeParse([{ ...first, weight: 34 }, ...rest]).success).toBe(false);
    expect(indicatorSet.safeParse([...rest, ...rest]).success).toBe(false);
  });

  it('[R093] one that divides by nothing does not count, and where none counts there is no score', () => {
    const figures = [
      { indicatorId: 'answers', hits: 1, of: 2 },
      { indicatorId: 'updates', hits: 0, of: 0 },
    ];
    expect(scoreOf(proposedIndicators, figures)).toBe(5_000);
    expect(scoreOf(proposedIndicators, [])).toBeNull();
    expect(scoreOf(proposedIndicators, [{ indicatorId: 'updates', hits: 0, of: 0 }])).toBeNull();
  });
});

describe('a sheet', () => {
  it('[R093] counts what fell due in the period and was done in time, from the records', async () => {
    const office = await announced();
    expect(figuresOf(office)).toEqual({
      answers: [0, 1],
      deliveries: [0, 0],
      updates: [0, 0],
      corrections: [0, 0],
      circulars: [5, 5],
    });
    // 35 of 50 weights count: 0 of 35 and 15 of 15.
    expect(sheetOf(office)).toMatchObject({ score: 3_000, state: 'announced' });
  });

  it('[R093] is for a period that is over, and for one desk', async () => {
    const office = await announced();
    const open = { plan: { ...plan, periodId: 'p-2', period: { from: '2026-11-01', to: '2026-11-23' } } };
    expect(await compute(office, open)).toEqual(refusedWith('assessment.open'));
    const turned = { plan: { ...plan, periodId: 'p-2', period: { from: '2026-11-21', to: '2026-11-20' } } };
    expect(await compute(office, turned)).toEqual(refusedWith('assessment.period'));
    expect(await compute(office)).toEqual(refusedWith('assessment.counted'));
  });

  it('[R093] of a department with nothing due and no 通报 has no score, and no full one', async () => {
    const office = await announced();
    await compute(office, { departmentId: 'd-agent' });
    const sheet = office.row('assessment', 'p-1.d-agent');
    expect(sheet.figures.every(({ of }) => of === 0)).toBe(true);
    expect(sheet.score).toBeNull();
  });

  it('[R093] of a department with nothing due but a 通报 counts the 通报', async () => {
    const office = await issued();
    const args = {
      plan: { ...plan, period: { from: '2026-11-21', to: '2026-11-30' } },
      departmentId: 'd-provider',
      mergedIds: [],
    };
    await office.act('assessment.compute', args, officers.coordinator, { now: yearsLater });
    expect(figuresOf(office)).toMatchObject({ answers: [0, 0], circulars: [4, 5] });
    expect(sheetOf(office).score).toBe(8_000);
  });

  it('[R093] of a department that was renamed has the same figures, and says what it was called', async () => {
    const [before, after] = [await announced(), await confirmed()];
    const rename = {
      departmentId: 'd-provider',
      expectedCount: 0,
      on: '2026-11-19',
      document: '忻编发〔2026〕5号',
      name: '忻州市新名称局',
      shortName: '市新名称局',
    };
    expect(await after.act('department.rename', rename, officers.coordinator)).toMatchObject({ ok: true });
    await compute(after);
    expect(figuresOf(after)).toEqual(figuresOf(before));
    expect(sheetOf(after).departmentName).toBe('忻州市新名称局');
  });
});

describe('an objection', () => {
  const answer = (excluded: readonly string[]) => ({
    assessmentId: sheetId,
    expectedVersion: 2,
    place: 0,
    excluded,
    text: '已核对',
  });

  it('[R093] that is right takes its records out, and the sheet is frozen with that', async () => {
    const office = await objected();
    const freeze = (expectedVersion: number) =>
      office.act('assessment.freeze', { assessmentId: sheetId, expectedVersion }, officers.coordinator);
    expect(await freeze(2)).toEqual(refusedWith('assessment.unanswered'));
    await office.act('assessment.answer', answer(['c-1']), officers.coordinator);
    expect(figuresOf(office).answers).toEqual([0, 0]);
    expect(sheetOf(office).score).toBeNull();
    expect(
      await office.act('assessment.answer', { ...answer([]), expectedVersion: 3 }, officers.coordinator),
    ).toEqual(refusedWith('assessment.answered'));
    expect(await freeze(3)).toMatchObject({ ok: true });
    expect(sheetOf(office)).toMatchObject({ state: 'frozen', score: null });
  });

  it('[R093] is about a figure of the sheet, as the officer saw it', async () => {
    const office = await announced();
    const objection = { assessmentId: sheetId, expectedVersion: 1, indicatorId: 'none', text: '有误' };
    expect(await office.act('assessment.object', objection, officers.provider)).toEqual(
      refusedWith('record.missing'),
    );
    const stale = { ...objection, indicatorId: 'answers', expectedVersion: 2 };
    expect(await office.act('assessment.object', stale, officers.provider)).toEqual(
      refusedWith('record.changed'),
    );
    expect(sheetOf(office).objections).toEqual([]);
  });

  it('[R093] takes out only what counts in the figure it is about', async () => {
    const office = await objected();
    for (const excluded of [['c-9'], ['c-1', 'c-9']])
      expect(await office.act('assessment.answer', answer(excluded), officers.coordinator)).toEqual(
        refusedWith('assessment.not-counted'),
      );
    expect(sheetOf(office).version).toBe(2);
  });

  it('[R093] after the freeze is refused, and changes nothing', async () => {
    const office = await frozen();
    const late = { assessmentId: sheetId, expectedVersion: 2, indicatorId: 'answers', text: '不服' };
    expect(await office.act('assessment.object', late, officers.provider)).toEqual(
      refusedWith('assessment.frozen'),
    );
  });
});

describe('years later', () => {
  it('[R093] the same figure comes out, whatever became of the records since', async () => {
    const office = await frozen();
    const before = sheetOf(office);
    const refusal = { reason: 'beyond-duty', basisRank: 'law', basis: '某法第三条', explanation: '超出职责' };
    const answer = { caseId: 'c-1', expectedVersion: 2, answer: { decision: 'refuse', refusal } };
    expect(await office.act('case.answer', answer, officers.provider, { now: yearsLater })).toMatchObject({
      ok: true,
    });
    const again = { plan: { ...plan, periodId: 'p-9' } };
    const args = { departmentId: 'd-provider', mergedIds: [], ...again };
    await office.act('assessment.compute', args, officers.coordinator, { now: yearsLater });
    const recomputed = office.row('assessment', 'p-9.d-provider');
    expect(recomputed.figures).toEqual(before.figures);
    expect(recomputed.score).toBe(before.score);
  });

  it('[R093] a sheet goes by the holidays as they were known when it was computed', async () => {
    const office = await announced();
    const before = sheetOf(office);
    // As if a second notice gave a week off: the answer would have been due after the end of the period.
    const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
    const week = ['11-12', '11-13', '11-16', '11-17', '11-18'];
    const restDays = [...fixed, ...week].map((day) => `2026-${day}`);
    const notice = { year: '2026', expectedVersion: 0, source: '演示：更正', restDays, workDays: [] };
    expect(await office.act('calendar.arrange', notice, officers.coordinator)).toMatchObject({ ok: true });
    const moved = withArrangements(calendar, [office.row('yearArrangement', 'year-2026')]);
    const recordsBy = (time: ClockTime) => {
      const sharingCase = [office.row('sharingCase', 'c-1')];
      const rows = { sharingCase, changeTrigger: [], correctionLimit: [], circular: [] };
      const asked = { departmentIds: ['d-provider'], period: plan.period, excluded: [] };
      return countedFor({ measure: 'answers' }, questionOf(rows, asked, time)).map(({ dueOn }) => dueOn);
    };
    expect(recordsBy({ now: before.computedAt, calendar: moved })).toEqual([]);
    expect(recordsBy(timeOf(before, moved))).toEqual(['2026-11-18']);

    await office.act(
      'assessment.freeze',
      { assessmentId: sheetId, expectedVersion: 1 },
      officers.coordinator,
    );
    expect(sheetOf(office)).toMatchObject({ figures: before.figures, score: before.score, state: 'frozen' });

    // The answer that comes now is dated by the second notice; the sheet still finds its record by the first.
    const refusal = { reason: 'beyond-duty', basisRank: 'law', basis: '某法第三条', explanation: '超出职责' };
    const answer = { caseId: 'c-1', expectedVersion: 2, answer: { decision: 'refuse', refusal } };
    await office.act('case.answer', answer, officers.provider, { now: instantOf('2026-12-01', 9) });
    expect(office.row('sharingCase', 'c-1').clocks.at(-1)?.dueOn).toBe('2026-11-25');
    expect(recordsBy(timeOf(sheetOf(office), moved))).toEqual(['2026-11-18']);
  });

  it('[R093] a change that is put on record after a sheet was computed is left out of it', async () => {
    const office = await announced();
    const before = sheetOf(office);
    const statement = {
      kind: 'law',
      title: '条例修订',
      basis: '第三条',
      inForceOn: '2026-10-12',
      entryIds: ['e-1'],
    };
    // 15 working days from 10-12 end on 11-02, within the period of the sheet.
    const recorded = { triggerId: 't-1', departmentId: 'd-provider', statement };
    const now = before.computedAt + 1;
    expect(await office.act('change.record', recorded, officers.provider, { now })).toMatchObject({
      ok: true,
    });
    expect(office.row('changeTrigger', 't-1').clocks.map(({ dueOn }) => dueOn)).toEqual(['2026-11-02']);
    const given = { assessmentId: sheetId, expectedVersion: 1 };
    await office.act('assessment.freeze', given, officers.coordinator, { now });
    expect(sheetOf(office)).toMatchObject({ figures: before.figures, score: before.score, state: 'frozen' });
    // A sheet that is computed only then counts it.
    const args = { departmentId: 'd-provider', mergedIds: [], plan: { ...plan, periodId: 'p-9' } };
    await office.act('assessment.compute', args, officers.coordinator, { now });
    expect(office.row('assessment', 'p-9.d-provider').figures).toContainEqual({
      indicatorId: 'updates',
      hits: 0,
      of: 1,
    });
  });
});
