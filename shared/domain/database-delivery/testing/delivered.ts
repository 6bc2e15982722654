/** A right by database in the test office, with the user's front end, and a standing delivery. */
import type { FrontEnd, FrontEndStatus } from '../../front-end/front-end.ts';
import type { Grant } from '../../sharing/grant.ts';
import { officeWithGrant } from '../../testing/grants.ts';
import { monday, type Office } from '../../testing/office.ts';
import { type DatabaseDelivery, databaseDelivery } from '../database-delivery.ts';

export const grantId = 'c-1.grant';
export const frontEnd = (status: FrontEndStatus = 'accepted'): FrontEnd => ({
  id: 'f-1',
  version: 1,
  departmentId: 'd-user',
  name: '市民政局前置机',
  contact: '张晓雯',
  contactPhone: '0350-1',
  plannedOn: '2026-12-31',
  status,
  checkedAt: monday,
  history: [{ status, at: monday, officerId: 'o', officerName: '甲', note: '' }],
});

export const officeWith = (patch: Partial<Grant> = {}): Office => {
  const office = officeWithGrant({ method: 'database', ...patch });
  office.put('frontEnd', frontEnd());
  return office;
};
export const standing = (patch: Partial<DatabaseDelivery> = {}): DatabaseDelivery =>
  databaseDelivery.parse({
    id: grantId,
    version: 1,
    caseId: 'c-1',
    entryId: 'e-1',
    entryName: '在册人口基础信息',
    providerId: 'd-provider',
    userDepartmentId: 'd-user',
    frontEndId: 'f-1',
    state: 'delivered',
    officerId: 'o-user',
    officerName: '甲',
    askedAt: monday,
    place: { schema: 'gx2026_000001', table: 'r_100001_1' },
    batch: { n: 1, at: monday, callId: 'k-1', rowCount: 1, digest: '0'.repeat(64), foundChanged: false },
    failure: null,
    stoppedFor: null,
    ...patch,
  });
