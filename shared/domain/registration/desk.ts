/** With whom a department files: 本级政务数据共享管理部门 (一(三)). */
import type { Department, Region } from '../organisation/organisation.ts';

/**
 * Its own level's management department; for a county's, zone's or scenic area's management department, which is
 * itself of that level, the city's. The city's own filing is acknowledged by another of its administrators.
 */
export const isRegistrationDesk = (
  desk: Department,
  deskRegion: Region | undefined,
  filer: Department,
): boolean => {
  if (!desk.management) return false;
  if (desk.regionId === filer.regionId) return desk.id !== filer.id || deskRegion?.level === 'city';
  return filer.management && deskRegion?.level === 'city';
};
