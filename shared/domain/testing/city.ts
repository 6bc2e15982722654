/** The test office as the city's: its region is there, and beside it a county with a management department of its own. */
import type { Region } from '../organisation/organisation.ts';
import { type Office, openOffice } from './office.ts';

const region = (id: string, level: Region['level']): Region => ({
  id,
  code: '140900',
  codeStandard: 'GB/T 2260',
  name: id,
  level,
  logicalPlatform: false,
  demonstration: true,
});

/** `d-county` manages the county; every other department is of the city. */
export const inCity = (office: Office = openOffice()): Office => {
  office.put('region', region('region-140900', 'city'));
  office.put('region', region('county', 'county'));
  office.put('department', { ...office.row('department', 'd-bureau'), id: 'd-county', regionId: 'county' });
  return office;
};
