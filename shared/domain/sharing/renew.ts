/**
 * 申请续期 (R049, R056): a new application for what a grant allows, with its purpose, decided from the beginning
 * like any other. Nothing is prolonged by itself, and the grant it comes from ends on its own last day.
 */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { type GrantStanding, refusalOfStanding, standingOf } from '../grant/standing.ts';
import { rightReads } from './consent.ts';
import type { Grant } from './grant.ts';
import { isOver } from './machine.ts';
import { caseIdentifier } from './sharing-case.ts';
import { applyFor } from './submit.ts';

const args = z.strictObject({
  caseId: caseIdentifier,
  grantId: identifier,
  validMonths: z.int().min(1).max(36),
});

/** A right that lives, or ended by time alone. One taken away or given up is applied for anew. */
const renewable: readonly GrantStanding[] = ['active', 'suspended', 'cut', 'expired'];

const applicationOf = (subject: Grant, validMonths: number) => ({
  itemIds: subject.itemIds,
  purpose: subject.purpose,
  scenario: subject.scenario,
  method: subject.method,
  validMonths,
  purposeKind: subject.purposeKind,
  protection: subject.protection,
});

export const requestRenewal: Action<typeof args> = defineAction({
  args,
  numbering: 'case',
  reads: (given, rows, actor) => rightReads(given, rows, actor.departmentId),
  lists: ({ grantId }) => [{ table: 'sharingCase', field: 'renews', value: grantId }],
  apply: ({ caseId, grantId, validMonths }, rows, context) => {
    const subject = rows.get('grant', grantId);
    if (subject === undefined) return refuse('record.missing');
    const standing = standingOf(subject, civilDateOf(context.now));
    const earlier = rows.list('sharingCase', 'renews', grantId);
    const refused = firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [subject.userDepartmentId === context.actor.departmentId, 'department.wrong'],
      [renewable.includes(standing), refusalOfStanding(standing) ?? 'grant.ended'],
      [earlier.every((each) => each.id === caseId || isOver(each)), 'grant.renewal-open'],
    );
    if (refused !== null) return refused;
    const application = applicationOf(subject, validMonths);
    return applyFor({ caseId, entryId: subject.entryId, application }, [rows, context], {
      renews: grantId,
      changes: null,
      change: null,
    });
  },
});
