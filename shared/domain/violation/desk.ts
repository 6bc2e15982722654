/** Who judges a department's conduct: 本级政务信息管理部门 (七(四)). */
import { type Actor, firstRefusal, type Rows } from '../action.ts';
import { areaReads } from '../organisation/area.ts';
import type { Department, Region } from '../organisation/organisation.ts';
import { isRegistrationDesk } from '../registration/desk.ts';
import type { RowReference } from '../tables.ts';

/** The desk its filings go to, but never the department itself: nobody decides about the own conduct. */
export const isOversightDesk = (
  desk: Department,
  deskRegion: Region | undefined,
  subject: Department,
): boolean => desk.id !== subject.id && isRegistrationDesk(desk, deskRegion, subject);

/** Rows that {@link checkDesk} needs. */
export const deskReads = (
  departmentId: string | undefined,
  rows: Rows,
  actor: Actor,
): readonly RowReference[] => [
  ...areaReads(rows, actor),
  ...(departmentId === undefined ? [] : [{ table: 'department' as const, id: departmentId }]),
];

/** Null for an administrator of the department's own oversight desk. */
export const checkDesk = (departmentId: string, rows: Rows, actor: Actor) => {
  const desk = rows.get('department', actor.departmentId);
  const subject = rows.get('department', departmentId);
  const region = desk && rows.get('region', desk.regionId);
  const competent = desk !== undefined && subject !== undefined && isOversightDesk(desk, region, subject);
  return firstRefusal(
    [actor.roles.includes('management-admin'), 'role.missing'],
    [competent, 'violation.wrong-desk'],
  );
};
