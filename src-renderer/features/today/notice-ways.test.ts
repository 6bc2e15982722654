import { describe, expect, it } from 'vitest';
import { hrefOf } from '../../app/routes.ts';
import { wayToCase, wayToRight } from './notice-ways.ts';

const right = { id: 'g-1', userDepartmentId: 'd-user' };

describe('[R010] a notice leads only to screens its reader has', () => {
  it('to the case, for those who apply', () => {
    expect(wayToCase('c-1', ['data-officer'])).toBe(hrefOf('case', { caseId: 'c-1' }));
    expect(wayToCase('c-1', ['provider-reviewer'])).toBeNull();
    expect(wayToCase(null, ['data-officer'])).toBeNull();
  });

  it('to the right, on the side the reader stands on', () => {
    const way = (departmentId: string, role: 'data-officer' | 'provider-reviewer') =>
      wayToRight(right, { departmentId, roles: [role] });
    expect(way('d-user', 'data-officer')).toBe(hrefOf('use', { grantId: 'g-1' }));
    expect(way('d-user', 'provider-reviewer')).toBeNull();
    expect(way('d-provider', 'provider-reviewer')).toBe(hrefOf('supervisedGrant', { grantId: 'g-1' }));
    expect(way('d-provider', 'data-officer')).toBeNull();
  });
});
