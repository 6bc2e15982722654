import { describe, expect, it } from 'vitest';
import { role } from '../organisation/organisation.ts';
import { grantWith, officeWithGrant, orderArgs } from '../testing/grants.ts';
import { type Office, officers } from '../testing/office.ts';
import { sharingCase } from './sharing-case.ts';

const request = (caseId = 'c-2') => ({ caseId, grantId: 'c-1.grant', validMonths: 6 });
const ask = async (office: Office, args: object = request()) => {
  const outcome = await office.act('grant.renew-request', args, officers.user);
  return outcome.ok ? 'applied' : outcome.error.code;
};

describe('a request for renewal', () => {
  it('[R056] is a new application for the same items and purpose, linked, and decides nothing by itself', async () => {
    const office = officeWithGrant();
    const before = office.row('grant', 'c-1.grant');
    expect(await ask(office)).toBe('applied');
    expect(sharingCase.parse(office.row('sharingCase', 'c-2'))).toMatchObject({
      state: 'submitted',
      renews: 'c-1.grant',
      entryId: before.entryId,
      application: { itemIds: before.itemIds, purpose: before.purpose, validMonths: 6 },
      grantId: null,
    });
    expect(office.row('grant', 'c-1.grant')).toEqual(before);
  });

  it('[R056] is one at a time: another waits until the first has come to an end', async () => {
    const office = officeWithGrant();
    await ask(office);
    expect(await ask(office, request('c-3'))).toBe('grant.renewal-open');
    await office.act('case.withdraw', { caseId: 'c-2', expectedVersion: 1, reason: '' }, officers.user);
    expect(await ask(office, request('c-3'))).toBe('applied');
    expect(await ask(office, request('c-3'))).toBe('record.exists');
  });

  it.each([
    ['applied', {}],
    ['applied', { validUntil: '2026-11-22' }],
    ['grant.withdrawn', { state: 'revoked' }],
    ['grant.ended', { state: 'ended' }],
    ['grant.destroyed', { state: 'destroyed' }],
  ] as const)('[R056] [R086] of a right as it stands: %s', async (expected, patch) => {
    expect(await ask(officeWithGrant(patch))).toBe(expected);
  });

  it('[R056] asks only for what the entry still offers', async () => {
    const office = officeWithGrant(grantWith({ itemIds: ['portrait'] }));
    expect(await ask(office)).toBe('case.item-withheld');
  });

  it('[R056] does not free a right from its holds', async () => {
    const office = officeWithGrant();
    await office.act('grant.cut', orderArgs('grant.cut'), officers.provider);
    expect(await ask(office)).toBe('applied');
    expect(office.row('grant', 'c-1.grant').holds).toHaveLength(1);
  });

  it('[R056] is for data officers of the user department', async () => {
    for (const held of role.options) {
      for (const departmentId of ['d-user', 'd-provider', 'd-bureau']) {
        const outcome = await officeWithGrant().act('grant.renew-request', request(), {
          ...officers.user,
          departmentId,
          roles: [held],
        });
        const right = departmentId === 'd-user' ? 'applied' : 'department.wrong';
        expect([held, departmentId, outcome.ok ? 'applied' : outcome.error.code]).toEqual([
          held,
          departmentId,
          held === 'data-officer' ? right : 'role.missing',
        ]);
      }
    }
  });
});
