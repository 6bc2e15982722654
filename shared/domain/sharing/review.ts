/** The platform's 符合性审查 and, for conditional items, the 转至 (R051 to R055). */
import { z } from 'zod';
import { identifier, optionalParagraph } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { agencyFor } from '../agency/agency.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { startClocks, stopClocks } from '../clock/clock.ts';
import { areaReads, isOfArea } from '../organisation/area.ts';
import { runsUnder809 } from '../policy/national-2025.ts';
import { rulesFor } from '../policy/pack.ts';
import { packsOf } from '../policy/packs.ts';
import { conditionsAsApplied, consent, readsOfCase } from './consent.ts';
import { advance, eventOf, hasApplied, isPossible } from './machine.ts';
import { type ApplicationPart, applicationPart, type SharingCase } from './sharing-case.ts';

const args = z
  .strictObject({
    caseId: identifier,
    expectedVersion: z.int().positive(),
    decision: z.enum(['pass', 'return']),
    /** For a return: everything to be supplemented, told once. */
    opinion: optionalParagraph(1000),
    /** For a return: which parts, so that 条例第21条 can be kept: told once, not again. */
    missing: z.array(applicationPart).max(7).default([]),
  })
  .refine((value) => value.decision === 'pass' || value.opinion !== '', {
    path: ['opinion'],
    message: 'review.opinion-required',
  });

/** 授权代理方 of the resource on that day (五(四)1); none where it is the applicant itself. */
const agentFor = (subject: SharingCase, rows: Rows, now: number): string | null => {
  const agencies = rows.list('agency', 'providerId', subject.providerId);
  const agentId = agencyFor(agencies, subject.entryId, civilDateOf(now))?.agentId ?? null;
  return agentId === subject.applicantDepartmentId ? null : agentId;
};

/** 条例第21条: what is missing is named, and what was named before is no ground to return the application again. */
const checkReturn = (subject: SharingCase, missing: readonly ApplicationPart[]) =>
  runsUnder809(subject)
    ? firstRefusal(
        [missing.length > 0, 'review.missing-unnamed', 'missing'],
        [missing.every((part) => !subject.toldMissing.includes(part)), 'review.told-once', 'missing'],
      )
    : null;

/** Forwarding starts the provider's clock; that moment is recorded and shown (decision 1). */
const forward = (
  subject: SharingCase,
  opinion: string,
  [rows, context]: readonly [Rows, ActionContext],
): Outcome => {
  const answerRules = rulesFor(packsOf(subject.packs, context.packs), 'providerAnswer');
  const next = advance(
    subject,
    {
      state: 'awaiting-answer',
      forwardedAt: context.now,
      agentId: agentFor(subject, rows, context.now),
      clocks: [
        ...stopClocks(subject.clocks, 'compliance-review', context),
        ...startClocks(answerRules, 'forwarded', context),
      ],
    },
    [eventOf(subject, { act: 'pass', note: opinion }, context), eventOf(null, { act: 'forward' }, context)],
  );
  return write({ table: 'sharingCase', row: next });
};

export const review: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: (given, rows, actor) => [...readsOfCase(given, rows), ...areaReads(rows, actor)],
  lists: ({ caseId }, rows) => {
    const subject = rows.get('sharingCase', caseId);
    return subject === undefined ? [] : [{ table: 'agency', field: 'providerId', value: subject.providerId }];
  },
  apply: ({ caseId, expectedVersion, decision, opinion, missing }, rows, context) => {
    const subject = rows.get('sharingCase', caseId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [context.actor.roles.includes('compliance-reviewer'), 'role.missing'],
      [isOfArea(rows, context.actor, [subject.applicantDepartmentId, subject.providerId]), 'area.wrong'],
      [!hasApplied(subject, context.actor.officerId), 'case.self-review'],
      [isPossible(subject, 'review'), 'case.state'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const clocks = stopClocks(subject.clocks, 'every', context);
    if (decision === 'return') {
      const unlawful = checkReturn(subject, missing);
      if (unlawful !== null) return unlawful;
      const events = [eventOf(subject, { act: 'return', note: opinion }, context)];
      const toldMissing = [...new Set([...subject.toldMissing, ...missing])];
      const patch = { state: 'returned', clocks, toldMissing } as const;
      return write({ table: 'sharingCase', row: advance(subject, patch, events) });
    }
    if (subject.route === 'conditional') return forward(subject, opinion, [rows, context]);
    const events = [eventOf(subject, { act: 'pass', note: opinion }, context)];
    const conditions = conditionsAsApplied(subject, context.now);
    return consent(subject, { conditions, clocks, events }, rows, context);
  },
});
