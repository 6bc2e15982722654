/** A grant in an office for tests, without the case it came from. */
import type { ActionName } from '../actions.ts';
import { type Grant, grant } from '../sharing/grant.ts';
import { monday, type Office, officers, openOffice } from './office.ts';

export const grantWith = (patch: Partial<Grant> = {}): Grant =>
  grant.parse({
    id: 'c-1.grant',
    version: 1,
    caseId: 'c-1',
    agreementId: null,
    entryId: 'e-1',
    entryCode: '100001/1',
    entryName: '在册人口基础信息',
    providerId: 'd-provider',
    userDepartmentId: 'd-user',
    itemIds: ['number'],
    purpose: '低保资格核对',
    scenario: '受理窗口',
    method: 'interface',
    grantedAt: monday,
    validUntil: '2026-12-31',
    callsPerDay: 3,
    state: 'active',
    ...patch,
  });

/** An office with one grant, and what happens to it. */
export const officeWithGrant = (patch: Partial<Grant> = {}): Office => {
  const office = openOffice();
  office.put('grant', grantWith(patch));
  return office;
};

export const bureauAdmin = { ...officers.bureau, officerId: 'o-admin', roles: ['management-admin'] } as const;

export const why = { ground: 'leak', reason: '抽查发现数据外传' } as const;

/** The grant's acts of force with arguments that are complete for a fresh grant. */
export const orderArgs = (name: ActionName, holdId = 'h-1'): object =>
  name === 'grant.withdraw' ? { grantId: 'c-1.grant', ...why } : { grantId: 'c-1.grant', holdId, ...why };
