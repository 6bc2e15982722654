import { describe, expect, it } from 'vitest';
import { instantOf } from '../clock/civil-date.ts';
import { role } from '../organisation/organisation.ts';
import { type Grant, type GrantHold, grant } from '../sharing/grant.ts';
import { officers } from '../testing/office.ts';
import { checkUse, type Use } from './check-use.ts';

const held: Grant = grant.parse({
  id: 'c-1.grant',
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
  grantedAt: instantOf('2026-11-23', 10),
  validUntil: '2026-12-31',
  callsPerDay: 3,
  state: 'active',
});
const use: Use = {
  actor: officers.user,
  purpose: '低保资格核对',
  now: instantOf('2026-11-24', 9),
  callsToday: 0,
};
const hold = (kind: GrantHold['kind']): GrantHold => ({
  id: `h-${kind}`,
  kind,
  departmentId: 'd-provider',
  officerId: 'o-provider',
  officerName: '甲',
  at: 0,
  ground: 'leak',
  reason: '抽查发现',
});
const codeOf = (subject: Partial<Grant>, patch: Partial<Use> = {}): string | undefined =>
  checkUse({ ...held, ...subject }, { ...use, ...patch })?.error.code;

describe('a use of a grant', () => {
  it('[R049] within it stands', () => {
    expect(checkUse(held, use)).toBeNull();
  });

  it.each([
    ['grant.suspended', { holds: [hold('suspension')] }],
    ['grant.cut', { holds: [hold('cut')] }],
    ['grant.cut', { holds: [hold('suspension'), hold('cut')] }],
    ['grant.withdrawn', { state: 'revoked', holds: [hold('cut')] }],
    ['grant.ended', { state: 'ended' }],
    ['grant.destroyed', { state: 'destroyed' }],
    ['grant.expired', { validUntil: '2026-11-23', holds: [hold('cut')] }],
  ] as const)('[R086] is refused with a code of its own: %s', (code, patch) => {
    expect(codeOf(patch as Partial<Grant>)).toBe(code);
  });

  it('[R056] stands until the last moment of its last day in Shanghai', () => {
    const end = instantOf('2026-12-31', 24);
    expect(codeOf({}, { now: end - 1 })).toBeUndefined();
    expect(codeOf({}, { now: end })).toBe('grant.expired');
  });

  it('[R056] stands as often a day as was agreed, and not once more', () => {
    expect(codeOf({}, { callsToday: 2 })).toBeUndefined();
    expect(codeOf({}, { callsToday: 3 })).toBe('grant.cap');
    expect(codeOf({ callsPerDay: 1 }, { callsToday: 1 })).toBe('grant.cap');
  });

  it.each(['', '低保资格核对 ', '另作他用'])('[R082] for %j is another purpose', (purpose) => {
    expect(codeOf({}, { purpose })).toBe('grant.purpose');
  });

  it.each(['database', 'file'] as const)('[R028] by %s is not a call', (method) => {
    expect(codeOf({ method })).toBe('grant.method');
  });

  it('[R049] is for data officers of the using department: not the provider, not oversight, no administrator', () => {
    for (const each of role.options) {
      for (const departmentId of ['d-user', 'd-provider', 'd-bureau']) {
        const code = codeOf({}, { actor: { ...officers.user, departmentId, roles: [each] } });
        const wrongDepartment = departmentId === 'd-user' ? undefined : 'department.wrong';
        expect([each, departmentId, code]).toEqual([
          each,
          departmentId,
          each === 'data-officer' ? wrongDepartment : 'role.missing',
        ]);
      }
    }
  });
});
