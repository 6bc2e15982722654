/** Whether a use lies within its grant (R049, R056, R082): checked on every call, by the platform. */
import { type Actor, firstRefusal } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import type { Refusal } from '../refusals.ts';
import type { Grant } from '../sharing/grant.ts';

export type Use = {
  readonly actor: Actor;
  readonly purpose: string;
  readonly now: number;
  /** Calls already recorded under this grant on today's Shanghai date. */
  readonly callsToday: number;
};

/** Null where the use is within the grant. */
export const checkUse = (subject: Grant, use: Use): { readonly ok: false; readonly error: Refusal } | null =>
  firstRefusal(
    [use.actor.roles.includes('data-officer'), 'role.missing'],
    [subject.userDepartmentId === use.actor.departmentId, 'department.wrong'],
    [subject.state === 'active' && civilDateOf(use.now) <= subject.validUntil, 'grant.inactive'],
    [subject.method === 'interface', 'grant.method'],
    [subject.purpose === use.purpose, 'grant.purpose', 'purpose'],
    [use.callsToday < subject.callsPerDay, 'grant.cap'],
  );
