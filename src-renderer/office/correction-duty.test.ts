import { describe, expect, it } from 'vitest';
import { correctionState } from '#shared/domain/correction/correction.ts';
import type { Role } from '#shared/domain/organisation/organisation.ts';
import { correctionDutyOf } from './correction-duty.ts';

const dutyIn = (departmentId: string, role: Role) =>
  correctionState.options.map((state) =>
    correctionDutyOf({ state, providerId: 'p', userDepartmentId: 'u' }, { departmentId, roles: [role] }),
  );

describe('what a correction asks of an officer', () => {
  it('[R068] the provider’s reviewer checks it until it is decided', () => {
    expect(dutyIn('p', 'provider-reviewer')).toEqual(['check', 'check', null, null]);
  });

  it('[R067] the user’s data officer adds what was asked for', () => {
    expect(dutyIn('u', 'data-officer')).toEqual([null, 'supplement', null, null]);
  });

  it('[R067] asks nothing of other roles and departments', () => {
    const nothing = [null, null, null, null];
    expect(dutyIn('p', 'data-officer')).toEqual(nothing);
    expect(dutyIn('u', 'provider-reviewer')).toEqual(nothing);
    expect(dutyIn('x', 'provider-reviewer')).toEqual(nothing);
  });
});
