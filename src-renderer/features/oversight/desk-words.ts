/** Whose a finding is to judge, said to an officer who cannot (七(四)). */
import type { Department, Region } from '#shared/domain/organisation/organisation.ts';

/** The city's own conduct has no desk on this platform (decision 0031). */
export const deskWords = (
  subject: Pick<Department, 'management'> | undefined,
  region: Pick<Region, 'level'> | undefined,
): string => {
  if (subject?.management !== true) return '由该部门的本级管理部门认定和通报';
  return region?.level === 'city'
    ? '市级管理部门不认定自身的行为，在本平台以外处理'
    : '由市级管理部门认定和通报';
};
