/**
 * 申请变更 (条例第25条): other items, another purpose or scenario, more calls, asked for on a right in use. It is an
 * application of its own, reviewed, answered and disputed like any other; until it takes effect the right stays as it is.
 */
import { z } from 'zod';
import { identifier, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, type Rows, refuse } from '../action.ts';
import { addMonths, civilDateOf } from '../clock/civil-date.ts';
import { refusalOfStanding, standingOf } from '../grant/standing.ts';
import { runsUnder809 } from '../policy/national-2025.ts';
import { rightReads } from '../sharing/consent.ts';
import type { Grant } from '../sharing/grant.ts';
import { isOver } from '../sharing/machine.ts';
import { mostCallsPerDay, purposeKind } from '../sharing/purpose-kind.ts';
import { caseIdentifier, wantedChange } from '../sharing/sharing-case.ts';
import { applyFor, packsOfNewCase } from '../sharing/submit.ts';
import { termsOfGrant } from './revise.ts';

/** What the right shall allow: whole, as it would stand afterwards. */
export const wantedTerms = z.strictObject({
  itemIds: z.array(identifier).min(1).max(500),
  purpose: paragraph(1000),
  scenario: paragraph(1000),
  purposeKind,
  protection: optionalParagraph(1000),
  callsPerDay: wantedChange.shape.callsPerDay,
});
export type WantedTerms = z.infer<typeof wantedTerms>;

const args = z.strictObject({
  caseId: caseIdentifier,
  grantId: identifier,
  wanted: wantedTerms,
  reason: wantedChange.shape.reason,
});
type Args = z.output<typeof args>;

/** True where the terms asked for are not those the right has. */
export const changesAnything = (wanted: WantedTerms, subject: Grant): boolean =>
  wanted.itemIds.toSorted().join() !== subject.itemIds.toSorted().join() ||
  (['purpose', 'scenario', 'purposeKind', 'protection', 'callsPerDay'] as const).some(
    (field) => wanted[field] !== subject[field],
  );

const check = ({ caseId, wanted }: Args, subject: Grant, [rows, context]: [Rows, ActionContext]) => {
  const standing = refusalOfStanding(standingOf(subject, civilDateOf(context.now)));
  const others = rows.list('sharingCase', 'changes', subject.id);
  const packs = packsOfNewCase(context).map(({ id }) => id);
  return firstRefusal(
    [context.actor.roles.includes('data-officer'), 'role.missing'],
    [subject.userDepartmentId === context.actor.departmentId, 'department.wrong'],
    [runsUnder809({ packs }), 'grant-change.pack-off'],
    [standing === null, standing ?? 'grant.ended'],
    [others.every((each) => each.id === caseId || isOver(each)), 'grant-change.open'],
    [changesAnything(wanted, subject), 'grant-change.nothing', 'wanted'],
    [
      wanted.callsPerDay <= mostCallsPerDay[wanted.purposeKind],
      'answer.analysis-calls',
      'wanted.callsPerDay',
    ],
  );
};

/** Months until the right's last day, at least one: a change keeps the period that was granted. */
const monthsLeft = ({ validUntil }: Grant, now: number): number => {
  const today = civilDateOf(now);
  const months = Array.from({ length: 36 }, (_, index) => index + 1);
  return months.find((count) => addMonths(today, count) >= validUntil) ?? 36;
};

export const requestChange: Action<typeof args> = defineAction({
  args,
  numbering: 'case',
  reads: (given, rows, actor) => rightReads(given, rows, actor.departmentId),
  lists: ({ grantId }) => [{ table: 'sharingCase', field: 'changes', value: grantId }],
  apply: (given, rows, context) => {
    const subject = rows.get('grant', given.grantId);
    if (subject === undefined) return refuse('record.missing');
    const refused = check(given, subject, [rows, context]);
    if (refused !== null) return refused;
    const { callsPerDay, ...asked } = given.wanted;
    const validMonths = monthsLeft(subject, context.now);
    return applyFor(
      {
        caseId: given.caseId,
        entryId: subject.entryId,
        application: { ...asked, method: subject.method, validMonths },
      },
      [rows, context],
      {
        renews: null,
        changes: subject.id,
        change: { callsPerDay, reason: given.reason, before: termsOfGrant(subject) },
      },
    );
  },
});
