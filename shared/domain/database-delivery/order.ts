/** 立即刷新: the user's officer orders the table at its front end to be filled now; the platform does it (R028, R049). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, type Rows, refuse, write } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { acceptedFrontEnd, type FrontEnd } from '../front-end/front-end.ts';
import type { Grant } from '../sharing/grant.ts';
import { callCounts } from '../usage/call-counts.ts';
import { checkUse } from '../usage/check-use.ts';
import type { DatabaseDelivery } from './database-delivery.ts';

const args = z.strictObject({ grantId: identifier });

const frontEndOf = (grant: Grant, rows: Rows): FrontEnd | undefined =>
  acceptedFrontEnd(rows.list('frontEnd', 'departmentId', grant.userDepartmentId));

export const orderDelivery: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ grantId }, rows) => {
    const grant = rows.get('grant', grantId);
    return [
      { table: 'grant', id: grantId },
      { table: 'databaseDelivery', id: grantId },
      ...(grant === undefined ? [] : [{ table: 'catalogEntry' as const, id: grant.entryId }]),
    ];
  },
  lists: ({ grantId }, rows) => {
    const grant = rows.get('grant', grantId);
    if (grant === undefined) return [];
    return [
      { table: 'frontEnd', field: 'departmentId', value: grant.userDepartmentId },
      { table: 'callRecord', field: 'grantId', value: grantId },
    ];
  },
  apply: ({ grantId }, rows, { actor, now }) => {
    const grant = rows.get('grant', grantId);
    const entry = grant && rows.get('catalogEntry', grant.entryId);
    if (grant === undefined || entry === undefined) return refuse('record.missing');
    const callsToday = callCounts(rows.list('callRecord', 'grantId', grantId), civilDateOf(now)).today;
    const use = { actor, purpose: grant.purpose, now, callsToday, method: 'database' } as const;
    const before = rows.get('databaseDelivery', grantId);
    const frontEnd = frontEndOf(grant, rows);
    const refused =
      checkUse(grant, use) ??
      firstRefusal(
        [entry.status !== 'stopped', 'case.entry-not-published'],
        [frontEnd !== undefined, 'front-end.none'],
        [before?.state !== 'asked', 'delivery.asked-already'],
      );
    if (refused !== null || frontEnd === undefined) return refused ?? refuse('front-end.none');
    const row: DatabaseDelivery = {
      id: grantId,
      version: (before?.version ?? 0) + 1,
      caseId: grant.caseId,
      entryId: grant.entryId,
      entryName: grant.entryName,
      providerId: grant.providerId,
      userDepartmentId: grant.userDepartmentId,
      frontEndId: frontEnd.id,
      state: 'asked',
      officerId: actor.officerId,
      officerName: actor.officerName,
      askedAt: now,
      place: before?.place ?? null,
      batch: before?.batch ?? null,
      failure: null,
      stoppedFor: null,
    };
    return write({ table: 'databaseDelivery', row });
  },
});
