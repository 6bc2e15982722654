import { describe, expect, it } from 'vitest';
import { instantOf } from '../clock/civil-date.ts';
import type { Clock } from '../clock/clock.ts';
import type { ClockId } from '../clock/clock-id.ts';
import { calendar } from '../testing/office.ts';
import { yearsAround } from './assessment.ts';
import { type AssessedRows, countedFor, figureOf, questionOf } from './count.ts';
import { type Measure, measure } from './indicator.ts';
import { yearsLater } from './testing/assessed.ts';

const day = '2026-11-18';
const closing = instantOf(day, 18);
const clock = (id: ClockId, patch: Partial<Clock> = {}): Clock => ({
  id,
  pack: 'xinzhou-2022',
  clause: '五(三)2',
  workingDays: 5,
  startedAt: instantOf('2026-11-11', 10),
  dueOn: day,
  dueAt: closing,
  estimated: false,
  stoppedAt: closing,
  ...patch,
});

const nothing: AssessedRows = { sharingCase: [], changeTrigger: [], correctionLimit: [], circular: [] };
const caseWith = (clocks: readonly Clock[], id = 'c-1'): AssessedRows =>
  ({ ...nothing, sharingCase: [{ id, entryName: '某资源', providerId: 'd', clocks }] }) as never;
const circulars = (count: number): AssessedRows => ({
  ...nothing,
  circular: Array.from({ length: count }, (_, index) => ({
    id: `n-${index}`,
    subject: '某事项',
    departmentId: 'd',
    issuedAt: closing,
    rectifyBy: '2026-12-31',
    state: 'issued',
    history: [],
  })) as never,
});

const figure = (of: Measure, rows: AssessedRows, patch: object = {}) => {
  const asked = { departmentIds: ['d'], period: { from: day, to: day }, excluded: [], ...patch };
  const { hits, of: due } = figureOf(
    { id: of, name: of, clause: '七(二)', measure: of, weight: 100 },
    questionOf(rows, asked, { now: yearsLater, calendar }),
  );
  return [hits, due];
};

describe('[R093] a figure', () => {
  it('[R093] counts what falls due on the first and on the last day, and nothing beside the period', () => {
    const rows = caseWith([clock('provider-answer')]);
    const [before, after] = ['2026-11-17', '2026-11-19'];
    expect(figure('answers', rows)).toEqual([1, 1]);
    expect(figure('answers', rows, { period: { from: day, to: after } })).toEqual([1, 1]);
    expect(figure('answers', rows, { period: { from: before, to: day } })).toEqual([1, 1]);
    expect(figure('answers', rows, { period: { from: after, to: '2026-12-31' } })).toEqual([0, 0]);
    expect(figure('answers', rows, { period: { from: '2026-01-01', to: before } })).toEqual([0, 0]);
  });

  it('[R093] is met up to the last instant, and by nothing that is still running', () => {
    const stopped = (stoppedAt: number | null) => caseWith([clock('provider-answer', { stoppedAt })]);
    expect(figure('answers', stopped(closing))).toEqual([1, 1]);
    expect(figure('answers', stopped(closing + 1))).toEqual([0, 1]);
    expect(figure('answers', stopped(null))).toEqual([0, 1]);
  });

  it('[R093] counts its own matter alone', () => {
    const of = { id: 'x', providerId: 'd', title: '某事项', entryName: '某资源' };
    const rows = {
      ...caseWith([clock('provider-answer'), clock('delivery', { stoppedAt: closing + 1 })]),
      changeTrigger: [
        { ...of, clocks: [clock('catalog-update')], history: [{ at: instantOf('2026-11-01', 9) }] },
      ],
      correctionLimit: [{ ...of, clocks: [clock('correction', { stoppedAt: null })] }],
    } as never;
    expect(measure.options.map((each) => [each, ...figure(each, rows)])).toEqual([
      ['answers', 1, 1],
      ['deliveries', 0, 1],
      ['updates', 1, 1],
      ['corrections', 0, 1],
      ['circulars', 5, 5],
    ]);
  });

  it('[R093] of 通报 loses a fifth for each, and has nothing left to lose after five', () => {
    expect([1, 4, 5, 6].map((count) => figure('circulars', circulars(count)))).toEqual([
      [4, 5],
      [1, 5],
      [0, 5],
      [0, 5],
    ]);
  });

  it('[R093] without the records that were taken out has neither a merit nor a fault by them', () => {
    const excluded = [{ measure: 'answers', recordId: 'c-1' }];
    const rows = caseWith([clock('provider-answer', { stoppedAt: null })]);
    expect(figure('answers', rows, { excluded })).toEqual([0, 0]);
    // With nothing else due, having no 通报 is no merit either.
    expect(figure('circulars', rows, { excluded })).toEqual([0, 0]);
    expect(figure('circulars', rows)).toEqual([5, 5]);
  });

  it('[R093] keeps a record that was taken out of another figure', () => {
    const excluded = [{ measure: 'answers', recordId: 'c-1' }];
    const rows = caseWith([clock('provider-answer'), clock('delivery', { stoppedAt: null })]);
    expect(figure('answers', rows, { excluded })).toEqual([0, 0]);
    expect(figure('deliveries', rows, { excluded })).toEqual([0, 1]);
    expect(figure('circulars', rows, { excluded })).toEqual([5, 5]);
  });

  it('[R093] shows the records behind it, those not in time first', () => {
    const met = caseWith([clock('provider-answer')], 'c-met').sharingCase;
    const missed = caseWith([clock('provider-answer', { stoppedAt: null })], 'c-missed').sharingCase;
    const rows = { ...nothing, sharingCase: [...met, ...missed] };
    const asked = { departmentIds: ['d'], period: { from: day, to: day }, excluded: [] };
    const found = countedFor({ measure: 'answers' }, questionOf(rows, asked, { now: yearsLater, calendar }));
    expect(found.map(({ recordId, hit }) => [recordId, hit])).toEqual([
      ['c-missed', false],
      ['c-met', true],
    ]);
  });
});

it('[R093] the holidays a sheet keeps are those of its years and of one on either side, whose notices reach into them', () => {
  const arranged = { restDays: [], workDays: [] };
  const years = Object.fromEntries(['2024', '2025', '2026', '2027', '2028'].map((each) => [each, arranged]));
  const kept = (from: string, to: string) => Object.keys(yearsAround({ from, to }, { source: '', years }));
  expect(kept('2026-10-01', '2026-12-31')).toEqual(['2025', '2026', '2027']);
  expect(kept('2025-10-01', '2026-09-30')).toEqual(['2024', '2025', '2026', '2027']);
});
