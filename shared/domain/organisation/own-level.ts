/** The management department of a department's own level, 本级管理部门 (一(四), 二(一)). */
import type { Actor, Rows } from '../action.ts';
import type { RowReference } from '../tables.ts';

/** Rows that {@link managesLevelOf} needs. */
export const ownLevelReads = (departmentId: string, actor: Actor): readonly RowReference[] =>
  [departmentId, actor.departmentId].map((id) => ({ table: 'department', id }));

/** True where the actor's department manages the sharing of the very region the department belongs to. */
export const managesLevelOf = (departmentId: string, actor: Actor, rows: Pick<Rows, 'get'>): boolean => {
  const own = rows.get('department', actor.departmentId);
  const other = rows.get('department', departmentId);
  return own?.management === true && other !== undefined && own.regionId === other.regionId;
};
