import { expect, it } from 'vitest';
import { notice } from '#shared/domain/notice/notice.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { receiptsOf } from './receipts.ts';

const grantOf = (userDepartmentId: string, patch: Partial<Grant> = {}) =>
  ({ userDepartmentId, state: 'active', validUntil: '2999-01-01', ...patch }) as Grant;
const noticeTo = (departmentId: string, readBy: string[]) =>
  notice.parse({
    id: `n-${departmentId}`,
    kind: 'replacement-planned',
    caseId: null,
    grantId: null,
    entryId: 'old',
    departmentId,
    fromDepartmentId: 'p',
    text: '停用',
    at: 0,
    readBy,
  });

it('[R077] says of every user whether it was told and whether somebody read it', () => {
  const grants = [grantOf('a'), grantOf('a'), grantOf('b'), grantOf('c'), grantOf('d', { state: 'ended' })];
  const notices = [noticeTo('b', []), noticeTo('c', ['o-1']), noticeTo('e', [])];
  expect(receiptsOf({ oldEntryId: 'old' }, { grants, notices }, 0)).toEqual([
    { departmentId: 'a', standing: 'untold' },
    { departmentId: 'b', standing: 'told' },
    { departmentId: 'c', standing: 'read' },
    { departmentId: 'e', standing: 'told' },
  ]);
});
