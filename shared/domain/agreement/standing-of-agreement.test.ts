import { describe, expect, it } from 'vitest';
import { grant } from '../sharing/grant.ts';
import { isOfAgreement, standingOfAgreement } from './standing-of-agreement.ts';

const subject = { id: 'case-1.agreement' };
const at = Date.UTC(2026, 10, 26, 2);
const right = grant.parse({
  id: 'case-1.grant',
  version: 1,
  caseId: 'case-1',
  agreementId: subject.id,
  entryId: 'entry-1',
  entryCode: '301001/17',
  entryName: '常住人口户籍登记信息',
  providerId: 'dept-gongan',
  userDepartmentId: 'dept-minzheng',
  itemIds: ['item-1'],
  purpose: '核对',
  scenario: '窗口',
  method: 'interface',
  grantedAt: at - 1000,
  validUntil: '2027-11-30',
  callsPerDay: 100,
  state: 'active',
});
const order = {
  departmentId: 'dept-gongan',
  officerId: 'officer-b',
  officerName: '李志强',
  at,
  ground: 'commercial',
  reason: '超范围使用',
} as const;
const today = '2026-11-27';

describe('[R086] what a signed agreement is worth', () => {
  it('[R086] it is in force while its right is used', () => {
    expect(standingOfAgreement(subject, right, today)).toBeNull();
  });

  it('[R086] a withdrawn right’s says so, since when and by whom', () => {
    const withdrawn = { ...right, state: 'revoked' as const, withdrawal: order };
    expect(standingOfAgreement(subject, withdrawn, today)).toEqual({ kind: 'withdrawn', since: at, order });
  });

  it('[R086] one that is held, has run out or was given up says that', () => {
    const held = { ...right, holds: [{ ...order, id: 'hold-1', kind: 'suspension' as const }] };
    expect(standingOfAgreement(subject, held, today)).toMatchObject({ kind: 'suspended', since: at });
    const cut = { ...right, holds: [{ ...order, id: 'hold-1', kind: 'cut' as const }] };
    expect(standingOfAgreement(subject, cut, today)?.kind).toBe('cut');
    expect(standingOfAgreement(subject, right, '2027-12-01')).toMatchObject({
      kind: 'expired',
      since: '2027-11-30',
    });
    const ended = { ...right, state: 'ended' as const, endedAt: at };
    expect(standingOfAgreement(subject, ended, today)).toMatchObject({
      kind: 'ended',
      since: at,
      order: null,
    });
  });

  it('[R110] one whose right was changed is replaced by the change’s own, from then on', () => {
    const { itemIds, purpose, scenario, purposeKind, protection, callsPerDay, validUntil } = right;
    const before = {
      ...{ itemIds, purpose, scenario, purposeKind, protection, callsPerDay, validUntil },
      agreementId: subject.id,
    };
    const changed = {
      ...right,
      agreementId: 'case-2.agreement',
      revisions: [{ caseId: 'case-2', at, before }],
    };
    expect(isOfAgreement(changed, subject)).toBe(true);
    expect(isOfAgreement(changed, { id: 'case-3.agreement' })).toBe(false);
    expect(standingOfAgreement(subject, changed, today)).toMatchObject({ kind: 'replaced', since: at });
    expect(standingOfAgreement({ id: 'case-2.agreement' }, changed, today)).toBeNull();
  });
});
