/**
 * The board of 时限督办 over a hundred thousand cases: what the window computes once their rows are at hand, of limits and
 * of the board; what the rules of 疑似违规 take over the same rows, and the figures of 考核 for every department. Medians of several passes; reading the rows is
 * measured by at-rest.ts and queue.ts.
 */
import china from '#assets/calendars/china.json' with { type: 'json' };
import { figureOf, questionOf } from '#shared/domain/assessment/count.ts';
import { proposedIndicators } from '#shared/domain/assessment/indicator.ts';
import { boardOf } from '#shared/domain/board/board.ts';
import { limitsOf } from '#shared/domain/board/limit.ts';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { surroundingsOf } from '#shared/domain/violation/surroundings.ts';
import { suspicionsOf } from '#shared/domain/violation/suspect.ts';
import { courseOf } from './support/course.ts';

const count = Number(process.argv[2] ?? 100_000);
const rounds = 7;
const departments = 60;
const calendar = workCalendar.parse(china);
const now = instantOf('2026-11-24', 9);

const cases = Array.from({ length: count }, (_, index): SharingCase => {
  const row = { id: `c-${index}`, entryName: '某资源', providerId: `d-${index % departments}`, history: [] };
  return { ...row, ...courseOf(index, { now, calendar }) } as unknown as SharingCase;
});
const rows = { sharingCase: cases, changeTrigger: [], entryDraft: [], correctionLimit: [], circular: [] };

const median = (work: () => unknown): number => {
  const taken = Array.from({ length: rounds }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.round(taken.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0);
};

const limits = limitsOf(rows, calendar);
console.log(
  `${count} cases of ${departments} departments, ${limits.length} limits, medians of ${rounds} passes`,
);
console.log(`limits of the rows: ${median(() => limitsOf(rows, calendar))} ms`);
console.log(`the board of the limits: ${median(() => boardOf(limits, { now, calendar }))} ms`);
const around = surroundingsOf({ departments: [], regions: [], rights: [] });
const suspicions = () => cases.flatMap((row) => suspicionsOf('sharingCase', row, { now, calendar }, around));
console.log(`suspicions: ${median(suspicions)} ms`);

const period = { from: '2025-07-01', to: '2025-12-31' };
const byDepartment = [...Map.groupBy(cases, ({ providerId }) => providerId)];
const assess = (id: string, sharingCase: readonly SharingCase[]) => {
  const assessed = { sharingCase, changeTrigger: [], correctionLimit: [], circular: [] };
  const question = questionOf(assessed, { departmentIds: [id], period, excluded: [] }, { now, calendar });
  return proposedIndicators.map((each) => figureOf(each, question));
};
console.log(
  `figures of ${departments} departments: ${median(() => byDepartment.map(([id, own]) => assess(id, own)))} ms`,
);
