import { describe, expect, it } from 'vitest';
import { type Role, role } from '#shared/domain/organisation/organisation.ts';
import type { Places } from './draft-duty.ts';
import { sightOf } from './sight.ts';

const regionOf: Readonly<Record<string, string>> = {
  'd-city': 'city',
  'd-bureau': 'city',
  'd-county': 'county',
  'd-county-other': 'county',
  'd-elsewhere': 'elsewhere',
};
const places: Places = {
  department: (id) => (regionOf[id] === undefined ? undefined : ({ id, regionId: regionOf[id] } as never)),
  region: (id) => ({ id, level: id === 'city' ? 'city' : 'county' }) as never,
};
const overseeing: readonly Role[] = ['compliance-reviewer', 'management-admin', 'observer'];
const covered = (departmentId: string, ...roles: Role[]) => {
  const { of, covers } = sightOf({ departmentId, roles }, places);
  return [of, Object.keys(regionOf).filter(covers)];
};

describe('whose matters an officer looks over', () => {
  it.each(overseeing)(
    '[R006] [R007] [R008] %s: the whole city from the city, the own region from a county',
    (held) => {
      expect(covered('d-bureau', held)).toEqual(['city', Object.keys(regionOf)]);
      expect(covered('d-county', held)).toEqual(['region', ['d-county', 'd-county-other']]);
      expect(covered('d-county', 'data-officer', held)).toEqual(['region', ['d-county', 'd-county-other']]);
    },
  );

  it.each(role.options.filter((each) => !overseeing.includes(each)))('[R008] %s: 本部门 alone', (held) => {
    for (const departmentId of ['d-city', 'd-bureau', 'd-county'])
      expect(covered(departmentId, held)).toEqual(['department', [departmentId]]);
  });

  it('a department the desk does not know yet sees itself', () => {
    expect(covered('d-new', 'observer')).toEqual(['department', []]);
  });
});
