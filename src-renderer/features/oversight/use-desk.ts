import { isOversightDesk } from '#shared/domain/violation/desk.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { usePlaces } from '../../office/use-places.ts';

/** Tells for which departments this officer may judge, send and verify; for none while loading. */
export function useDesk(): (departmentId: string) => boolean {
  const officer = useOfficer();
  const places = usePlaces();
  const desk = places?.department(officer.departmentId);
  const region = desk && places?.region(desk.regionId);
  return (departmentId) => {
    const subject = places?.department(departmentId);
    if (desk === undefined || subject === undefined) return false;
    return officer.roles.includes('management-admin') && isOversightDesk(desk, region, subject);
  };
}
