/** An office with a county in it: its management, its provider, and the rules it enters (八(一)). */
import type { Region } from '../../organisation/organisation.ts';
import { entryWith, type Office, officers, openOffice } from '../../testing/office.ts';

const region = (id: string, level: Region['level']): Region => ({
  id,
  code: '140923',
  codeStandard: 'GB/T 2260',
  name: id,
  level,
  logicalPlatform: level === 'county',
  demonstration: true,
});

export const county = { ...officers.coordinator, departmentId: 'd-county' };
export const text = {
  name: '代县政务数据共享工作方案',
  source: '代政办发〔2026〕8号',
  validFrom: '2026-11-23',
  validTo: '2027-01-04',
  limits: [
    { matter: 'unconditionalReview', workingDays: 1, startsAt: 'application-received', clause: '第五条' },
    { matter: 'providerAnswer', workingDays: 3, startsAt: 'forwarded', clause: '第六条' },
  ],
};
export const enter = (patch: object = {}, expectedVersion = 0) => ({
  expectedVersion,
  text: { ...text, ...patch },
});
/** d-provider belongs to the county, d-user and the bureau to the city. */
export const openCounty = (): Office => {
  const office = openOffice(entryWith({ agreementRequired: false }));
  office.put('region', region('region-140900', 'city'));
  office.put('region', region('daixian', 'county'));
  const bureau = office.row('department', 'd-bureau');
  office.put('department', { ...bureau, id: 'd-county', regionId: 'daixian' });
  office.put('department', { ...office.row('department', 'd-provider'), regionId: 'daixian' });
  return office;
};
export const entered = async (): Promise<Office> => {
  const office = openCounty();
  await office.act('county.enter-pack', enter(), county);
  return office;
};
