import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from '../clock/civil-date.ts';
import type { Clock } from '../clock/clock.ts';
import { calendar, monday, officers } from '../testing/office.ts';
import { at, circularOf, forwarded, issued, late, replied } from '../violation/testing/watched.ts';
import { boardOf, boardSteps, chosenOf, stepOf } from './board.ts';
import { type BoardRows, type Limit, limitsOf } from './limit.ts';

const nothing: BoardRows = {
  sharingCase: [],
  changeTrigger: [],
  entryDraft: [],
  correctionLimit: [],
  circular: [],
};
const time = (now: number) => ({ now, calendar });
const limit = (patch: Partial<Limit> = {}): Limit => ({
  id: 'l',
  table: 'sharingCase',
  recordId: 'c-1',
  departmentId: 'd-provider',
  matter: 'provider-answer',
  subject: '某资源',
  clause: '五(三)2',
  dueOn: '2026-11-20',
  dueAt: instantOf('2026-11-20', 18),
  stoppedAt: null,
  ...patch,
});

describe('the limits of the board', () => {
  it('[R054] [R055] of a case: the review is the platform’s, the answer the provider’s', async () => {
    const office = await forwarded();
    const limits = limitsOf({ ...nothing, sharingCase: [office.row('sharingCase', 'c-1')] }, calendar);
    expect(limits.map(({ matter, departmentId, dueOn }) => [matter, departmentId, dueOn])).toEqual([
      ['compliance-review', null, '2026-11-13'],
      ['provider-answer', 'd-provider', '2026-11-18'],
    ]);
  });

  it('[R096] of a 通报: to the end of its date, done when it is replied to, running again when sent back', async () => {
    const office = await issued();
    const of = () => limitsOf({ ...nothing, circular: [circularOf(office)] }, calendar)[0];
    expect(of()).toMatchObject({ matter: 'rectification', dueOn: '2026-12-10', stoppedAt: null });
    expect(of()?.dueAt).toBe(instantOf('2026-12-11', 0) - 1);
    const answered = await replied();
    const standing = () => limitsOf({ ...nothing, circular: [circularOf(answered)] }, calendar)[0]?.stoppedAt;
    expect(standing()).toBe(late);
    const sentBack = { circularId: 'v-1.circular', expectedVersion: 2, rectified: false, note: '仍缺一项' };
    await answered.act('circular.verify', sentBack, officers.coordinator, at(late));
    expect(standing()).toBeNull();
    const again = { circularId: 'v-1.circular', expectedVersion: 3, text: '已补报' };
    await answered.act('circular.reply', again, officers.provider, at(late + 3_600_000));
    expect(standing()).toBe(late + 3_600_000);
  });

  it('[R054] that nobody but the platform has to keep belong to no department', () => {
    const clock = { startedAt: 1, stoppedAt: null, workingDays: 2 };
    const clocks = ['compliance-review', 'unconditional-answer', 'catalog-audit', 'delivery'].map((id) => ({
      ...clock,
      id,
    }));
    const row = { id: 'c-1', entryName: '某资源', providerId: 'd-provider', clocks } as never;
    const found = limitsOf({ ...nothing, sharingCase: [row] }, calendar);
    expect(found.map(({ departmentId }) => departmentId)).toEqual([null, null, null, 'd-provider']);
  });

  it('[R067] [R068] of a check: its clock and nothing of what was doubted', async () => {
    const clock = { id: 'correction', startedAt: 1, stoppedAt: null, workingDays: 5 } as Clock;
    const row = { id: 'k-1', entryName: '某资源', providerId: 'd-provider', userDepartmentId: 'd-user' };
    const [found] = limitsOf({ ...nothing, correctionLimit: [{ ...row, clocks: [clock] }] }, calendar);
    expect(found).toMatchObject({ matter: 'correction', departmentId: 'd-provider', subject: '某资源' });
  });
});

describe('the board', () => {
  it.each([
    [false, 9, 'ahead'],
    [false, 2, 'soon'],
    [false, 0, 'soon'],
    [true, 0, 'late'],
    [true, -2, 'late'],
    [true, -3, 'late-3'],
    [true, -5, 'late-5'],
    [true, -50, 'late-5'],
  ] as const)('[R055] overdue %s with %i working days left is at step %s', (overdue, left, step) => {
    expect(stepOf(overdue, left)).toBe(step);
  });

  it('[R055] counts each department by step, and its ended ones by how they ended', () => {
    const limits = [
      limit({ id: '1' }),
      limit({ id: '2', stoppedAt: instantOf('2026-11-19', 9) }),
      limit({ id: '3', stoppedAt: instantOf('2026-11-21', 9) }),
      limit({ id: '4', departmentId: null, dueOn: '2026-11-24', dueAt: instantOf('2026-11-24', 18) }),
    ];
    const board = boardOf(limits, time(monday));
    expect(board.departments.map(({ departmentId }) => departmentId)).toEqual(['d-provider', null]);
    expect(board.departments[0]).toMatchObject({ open: { late: 1 }, met: 1, missed: 1 });
    expect(board.open.map(({ id, workingDaysLeft }) => [id, workingDaysLeft])).toEqual([
      ['1', -1],
      ['4', 1],
    ]);
    expect(board.months).toHaveLength(12);
    expect(board.months.at(-1)).toEqual({ month: '2026-11', met: 1, missed: 1, open: 1 });
    expect(board.months[0]?.month).toBe('2025-12');
  });

  it('[R055] a limit is in time up to its last instant, running or ended', () => {
    const last = limit().dueAt;
    const stepAt = (now: number) => boardOf([limit()], time(now)).open[0]?.step;
    expect([stepAt(last), stepAt(last + 1)]).toEqual(['soon', 'late']);
    const lineAt = (now: number) => boardOf([limit()], time(now)).departments[0]?.open;
    expect([lineAt(last)?.soon, lineAt(last + 1)?.late]).toEqual([1, 1]);
    const ended = (stoppedAt: number) => boardOf([limit({ stoppedAt })], time(monday)).departments[0];
    expect(ended(last)).toMatchObject({ met: 1, missed: 0 });
    expect(ended(last + 1)).toMatchObject({ met: 0, missed: 1 });
  });

  it('[R055] has the department with the most overdue first, then the one that missed the most', () => {
    const missed = { stoppedAt: instantOf('2026-11-21', 9) };
    const { departments, open } = boardOf(
      [
        limit({ id: '1', departmentId: 'd-none', stoppedAt: instantOf('2026-11-19', 9) }),
        limit({ id: '2', departmentId: 'd-missed', ...missed }),
        limit({ id: '3', departmentId: 'd-late' }),
        limit({ id: '4', departmentId: 'd-too' }),
        limit({ id: '5', departmentId: 'd-too', ...missed }),
      ],
      time(monday),
    );
    expect(departments.map(({ departmentId }) => departmentId)).toEqual([
      'd-too',
      'd-late',
      'd-missed',
      'd-none',
    ]);
    // A number of one department leads to its own records.
    expect(chosenOf(open, { departmentId: 'd-too', step: 'late' }).map(({ id }) => id)).toEqual(['4']);
    expect(chosenOf(open, null).map(({ id }) => id)).toEqual(['3', '4']);
  });

  it('[R055] property: every limit is counted once, whatever the day', () => {
    const anyLimit = fc
      .record({
        due: fc.integer({ min: -300, max: 60 }),
        stopped: fc.option(fc.integer({ min: -300, max: 0 })),
        departmentId: fc.constantFrom('d-a', 'd-b', null),
      })
      .map(({ due, stopped, departmentId }) => {
        const dueOn = addDays('2026-11-23', due);
        const stoppedAt = stopped === null ? null : instantOf(addDays('2026-11-23', stopped), 9);
        return limit({ departmentId, dueOn, dueAt: instantOf(dueOn, 18), stoppedAt });
      });
    fc.assert(
      fc.property(fc.array(anyLimit, { maxLength: 40 }), (limits) => {
        const { departments, months, open } = boardOf(limits, time(monday));
        const running = limits.filter(({ stoppedAt }) => stoppedAt === null);
        const counted = departments.flatMap((line) => boardSteps.map((step) => line.open[step]));
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        expect(sum(counted)).toBe(running.length);
        expect(open).toHaveLength(running.length);
        expect(sum(months.map(({ met, missed }) => met + missed))).toBe(
          sum(departments.map(({ met, missed }) => met + missed)),
        );
      }),
    );
  });
});

describe('what the window shows', () => {
  it('[R057] follows an answer that comes late: it leaves the running ones', async () => {
    const office = await forwarded();
    const board = () =>
      boardOf(
        limitsOf({ ...nothing, sharingCase: [office.row('sharingCase', 'c-1')] }, calendar),
        time(late),
      );
    expect(board().open).toHaveLength(1);
    const refusal = { reason: 'beyond-duty', basisRank: 'law', basis: '某法第三条', explanation: '超出职责' };
    const answer = { caseId: 'c-1', expectedVersion: 2, answer: { decision: 'refuse', refusal } };
    await office.act('case.answer', answer, officers.provider, at(late));
    expect(board().open).toEqual([]);
    expect(board().departments.find(({ departmentId }) => departmentId === 'd-provider')?.missed).toBe(1);
  });
});
