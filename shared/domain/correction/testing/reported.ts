/** An office in which four departments' rights rest on one resource, and a report of an error in it. */
import type { Actor } from '../../action.ts';
import { type Grant, grant } from '../../sharing/grant.ts';
import { type Office, officers, openOffice } from '../../testing/office.ts';

/** A right to the name in the one resource, g-1 of d-user unless told otherwise. */
export const grantWith = (patch: Partial<Grant> = {}): Grant =>
  grant.parse({
    id: 'g-1',
    version: 1,
    caseId: 'c-1',
    agreementId: null,
    entryId: 'e-1',
    entryCode: '100001/1',
    entryName: '在册人口基础信息',
    providerId: 'd-provider',
    userDepartmentId: 'd-user',
    itemIds: ['name'],
    purpose: '低保资格核对',
    scenario: '受理窗口',
    method: 'interface',
    grantedAt: 0,
    validUntil: '2027-06-30',
    callsPerDay: 10,
    state: 'active',
    ...patch,
  });

/** d-user holds g-1, d-bureau g-2, d-other both g-3 and g-4. */
export const officeWithGrants = (): Office => {
  const office = openOffice();
  office.put('grant', grantWith());
  office.put('grant', grantWith({ id: 'g-2', userDepartmentId: 'd-bureau' }));
  office.put('grant', grantWith({ id: 'g-3', userDepartmentId: 'd-other' }));
  office.put('grant', grantWith({ id: 'g-4', userDepartmentId: 'd-other' }));
  return office;
};

export const report = (office: Office, patch: object = {}, who: Actor = officers.user) =>
  office.act(
    'correction.report',
    {
      correctionId: 'k-1',
      grantId: 'g-1',
      report: {
        kind: 'error',
        itemIds: ['name'],
        locator: '身份证号末四位 1003',
        wrong: '姓名中一字有误',
        evidence: '居民身份证原件',
        ...patch,
      },
    },
    who,
  );
