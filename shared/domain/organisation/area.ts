/** Who of the management and of the platform's reviewers has to do with which departments (一(四), R008). */
import type { Actor, Rows } from '../action.ts';
import type { RowReference } from '../tables.ts';

/** Rows of the actor that {@link isOfArea} needs; those of the departments in question come beside them. */
export const areaReads = (rows: Rows, actor: Actor): readonly RowReference[] => {
  const own = rows.get('department', actor.departmentId);
  return [
    { table: 'department', id: actor.departmentId },
    ...(own === undefined ? [] : [{ table: 'region' as const, id: own.regionId }]),
  ];
};

/** True in the city for every department, and elsewhere where one of them is of the actor's own region. */
export const isOfArea = (
  rows: Pick<Rows, 'get'>,
  actor: Actor,
  departmentIds: readonly string[],
): boolean => {
  const own = rows.get('department', actor.departmentId);
  if (own === undefined) return false;
  if (rows.get('region', own.regionId)?.level === 'city') return true;
  return departmentIds.some((id) => rows.get('department', id)?.regionId === own.regionId);
};
