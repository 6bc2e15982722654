import { useMemo } from 'react';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { type DepartmentRegistrations, registrationsOf } from '#shared/domain/registration/registration.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useRow, useTable } from '../../data/live.ts';
import { standingOf, standingOrder } from './standing.ts';

export type Overview = {
  readonly id: string;
  readonly department: Department;
  readonly registrations: DepartmentRegistrations;
};

/** The own department; for those who oversee, every department of their area as well, what needs attention first. */
export function useOverview(): readonly Overview[] | undefined {
  const { departmentId, roles } = useOfficer();
  const own = useRow('department', departmentId);
  const region = useRow('region', own?.regionId ?? null);
  const departments = useTable('department');
  const registrations = useTable('registration');
  const oversees = roles.includes('management-admin') || roles.includes('observer');
  return useMemo(() => {
    if (departments === undefined || registrations === undefined || own == null || region == null)
      return undefined;
    return departments
      .filter(
        ({ id, regionId }) =>
          id === own.id || (oversees && (region.level === 'city' || regionId === own.regionId)),
      )
      .map((department) => ({
        id: department.id,
        department,
        registrations: registrationsOf(registrations, department.id),
      }))
      .toSorted((a, b) => orderOf(a) - orderOf(b));
  }, [departments, registrations, own, region, oversees]);
}

const orderOf = (row: Overview): number => standingOrder.indexOf(standingOf(row));
