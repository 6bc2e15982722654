/** Whether a use lies within its grant (R049, R056, R082): checked on every call, by the platform. */
import { type Actor, firstRefusal } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { refusalOfStanding, standingOf } from '../grant/standing.ts';
import type { Refusal } from '../refusals.ts';
import type { Grant } from '../sharing/grant.ts';

export type Use = {
  readonly actor: Actor;
  readonly purpose: string;
  readonly now: number;
  /** Calls already recorded under this grant on today's Shanghai date. */
  readonly callsToday: number;
  /** How the data goes out now; a call by default. */
  readonly method?: Grant['method'];
};

/** Null where the use is within the grant. */
export const checkUse = (
  subject: Grant,
  use: Use,
): { readonly ok: false; readonly error: Refusal } | null => {
  const fallen = refusalOfStanding(standingOf(subject, civilDateOf(use.now)));
  return firstRefusal(
    [use.actor.roles.includes('data-officer'), 'role.missing'],
    [subject.userDepartmentId === use.actor.departmentId, 'department.wrong'],
    [fallen === null, fallen ?? 'grant.ended'],
    [subject.method === (use.method ?? 'interface'), 'grant.method'],
    [subject.purpose === use.purpose, 'grant.purpose', 'purpose'],
    [use.callsToday < subject.callsPerDay, 'grant.cap'],
  );
};
