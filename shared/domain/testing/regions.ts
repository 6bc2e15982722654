/** The test office with a city and a county: who manages which is what acts by region turn on. */
import { type Office, openOffice } from './office.ts';

const region = (id: string, level: 'city' | 'county') =>
  ({
    id,
    code: '140900',
    codeStandard: 'local',
    name: id,
    level,
    logicalPlatform: true,
    demonstration: true,
  }) as const;

/** d-user, d-provider and the management d-bureau of the city; d-county and the management d-county-bureau of a county. */
export const officeOfRegions = (): Office => {
  const office = openOffice();
  office.put('region', region('region-140900', 'city'));
  office.put('region', region('region-county', 'county'));
  const own = office.row('department', 'd-user');
  for (const id of ['d-county', 'd-county-bureau'])
    office.put('department', {
      ...own,
      id,
      regionId: 'region-county',
      management: id === 'd-county-bureau',
    });
  return office;
};

export const departmentsOfRegions = ['d-user', 'd-bureau', 'd-county', 'd-county-bureau'] as const;
