import { useMemo } from 'react';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { countWorkingDays } from '#shared/domain/clock/working-days.ts';
import type { Destruction } from '#shared/domain/destruction/destruction.ts';
import { destructionDueSince } from '#shared/domain/destruction/due.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useOfficer } from '../app/officer-context.ts';
import { useNow } from '../app/use-now.ts';
import { useRowsBy, useRowsByAny, useTable, useTableCount } from '../data/live.ts';
import { calendar } from './calendar.ts';

export type DestructionDue = { readonly grant: Grant; readonly since: string; readonly workingDays: number };
export type DestructionDuties = {
  /** Rights that ended without destruction, the oldest first: the own department's, or all for those who oversee. */
  readonly due: readonly DestructionDue[];
  /** Records that wait for this officer as their witness. */
  readonly toWitness: readonly Destruction[];
};

/** Rights that are gone through for those who oversee; of more than these 今日 names the own department's alone. */
const watchedHere = 2_000;
const none: readonly string[] = [];

/** The departments whose rights are looked at. */
function useWatched(): readonly string[] {
  const { departmentId, roles } = useOfficer();
  const departments = useTable('department');
  const count = useTableCount('grant');
  const overseer = roles.includes('management-admin');
  return useMemo(() => {
    if (count === undefined || departments === undefined) return none;
    return overseer && count <= watchedHere ? departments.map(({ id }) => id) : [departmentId];
  }, [count, departments, departmentId, overseer]);
}

/** What is to be destroyed or witnessed (六(二), R087); undefined while loading. */
export function useDestructionDuties(): DestructionDuties | undefined {
  const { id, departmentId, roles } = useOfficer();
  const today = civilDateOf(useNow());
  const grants = useRowsByAny('grant', 'userDepartmentId', useWatched());
  const records = useRowsBy('destruction', 'witnessId', id);
  return useMemo(() => {
    if (grants === undefined || records === undefined) return undefined;
    const overseer = roles.includes('management-admin');
    const due = grants
      .filter(
        (grant) => overseer || (roles.includes('data-officer') && grant.userDepartmentId === departmentId),
      )
      .flatMap((grant) => {
        const since = destructionDueSince(grant, today);
        return since === null
          ? []
          : [{ grant, since, workingDays: countWorkingDays(calendar, since, today) }];
      })
      .sort((a, b) => (a.since < b.since ? -1 : 1));
    return { due, toWitness: records.filter(({ state }) => state === 'reported') };
  }, [grants, records, roles, departmentId, today]);
}
