import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { hrefOf } from '../../app/routes.ts';
import { draftKey } from '../draft-keys.ts';
import { redoOf } from './redo.ts';

const application = {
  itemIds: ['i1'],
  purpose: '核验',
  scenario: '窗口',
  method: 'interface',
  validMonths: 12,
  purposeKind: 'handling',
  protection: '',
};

const redo = (name: string, args: unknown) =>
  redoOf({
    mutation: { id: '8d0f0e0e-5d5b-4c3c-9f5e-0a4d4a1b2c3d', name, args, madeAt: 1, officerId: 'officer-a' },
  });

describe('writing a refused act again', () => {
  it('[R017] brings a refused application back into its form, word for word', () => {
    const args = { caseId: 'c1', entryId: 'e1', application };
    expect(redo('case.submit', args)).toEqual({
      href: hrefOf('apply', { entryId: 'e1' }),
      draft: [draftKey.apply('e1'), application],
    });
    expect(redo('case.resubmit', args)).toEqual({
      href: hrefOf('supplement', { caseId: 'c1' }),
      draft: [draftKey.supplement('c1'), application],
    });
  });

  it('[R057] brings back what a provider wrote, conditions and refusal each to its own form', () => {
    const conditions = { itemIds: ['i1'], validUntil: '2027-01-01', callsPerDay: 5, note: '' };
    const refusal = { reason: 'law-forbids', basisRank: 'law', basis: '某法第一条', explanation: '说明' };
    const draftOf = (answer: unknown) => redo('case.answer', { caseId: 'c1', answer })?.draft;
    expect(draftOf({ decision: 'agree', conditions })).toEqual([draftKey.conditions('c1'), conditions]);
    expect(draftOf({ decision: 'refuse', refusal })).toEqual([draftKey.refusal('c1'), refusal]);
  });

  it('[R052] brings back a reviewer’s opinion', () => {
    expect(redo('case.review', { caseId: 'c1', decision: 'return', opinion: '请补充' })).toEqual({
      href: hrefOf('reviewCase', { caseId: 'c1' }),
      draft: [draftKey.review('c1'), '请补充'],
    });
  });

  it('[R076] brings back a replacement plan', () => {
    const plan = { oldEntryId: 'e1', method: '并行写入' };
    expect(redo('replacement.plan', { replacementId: 'r1', plan })).toEqual({
      href: hrefOf('planReplacement'),
      draft: [draftKey.replacement(), plan],
    });
    expect(redo('replacement.stop', { replacementId: 'r1' })?.href).toBe(hrefOf('upkeep'));
  });

  it('[R067] brings back a report and what each side wrote about it', () => {
    const report = { kind: 'error', itemIds: ['i1'], locator: '末四位', wrong: '有误', evidence: '原件' };
    expect(redo('correction.report', { correctionId: 'k1', grantId: 'g1', report })).toEqual({
      href: hrefOf('reportCorrection', { grantId: 'g1' }),
      draft: [draftKey.correctionReport('g1'), report],
    });
    const draftOf = (name: string, args: object) => redo(name, { correctionId: 'k1', ...args })?.draft;
    expect(draftOf('correction.answer', { explanation: '已查' })).toEqual([
      draftKey.correctionAnswer('k1'),
      '已查',
    ]);
    expect(draftOf('correction.supplement', { text: '补' })).toEqual([
      draftKey.correctionSupplement('k1'),
      '补',
    ]);
    const logged = { matter: '救助', evidence: '身份证' };
    expect(draftOf('correction.proceed', logged)).toEqual([draftKey.correctionProceed('k1'), logged]);
    expect(redo('correction.report', { correctionId: 'k1' })).toBeNull();
  });

  it('[R086] brings back the ground and the reason of an act on a right', () => {
    const order = { grantId: 'g1', ground: 'leak', reason: '抽查发现' };
    for (const name of ['grant.suspend', 'grant.cut', 'grant.withdraw'])
      expect(redo(name, order)).toEqual({
        href: hrefOf('supervisedGrant', { grantId: 'g1' }),
        draft: [draftKey.force('g1'), { ground: 'leak', reason: '抽查发现' }],
      });
    const lift = { grantId: 'g1', holdId: 'h1', reason: '已整改' };
    for (const name of ['grant.resume', 'grant.restore'])
      expect(redo(name, lift)?.draft).toEqual([draftKey.lift('h1'), '已整改']);
  });

  it('[R087] brings back a report of destruction, its time as the form holds it', () => {
    const statement = {
      scope: '缓存表',
      method: 'overwritten',
      destroyedAt: instantOf('2026-11-23', 9),
      proof: '',
      witnessId: 'o2',
    };
    expect(redo('destruction.report', { destructionId: 'x', grantId: 'g1', statement })).toEqual({
      href: hrefOf('destruction', { grantId: 'g1' }),
      draft: [draftKey.destruction('g1'), { ...statement, destroyedAt: '2026-11-23 09:00' }],
    });
    for (const name of ['destruction.confirm', 'destruction.take-back'])
      expect(redo(name, { destructionId: 'x' })?.href).toBe(hrefOf('destructions'));
  });

  it('[R063] asks for the same person’s account again, not for a second person’s', () => {
    const holding = { name: '林晓彤', departmentId: 'd1', roles: ['data-officer'] };
    const args = { accountId: 'officer-1', login: 'minzheng.lin', holding, reason: '新到岗' };
    expect(redo('account.request', args)).toEqual({
      href: hrefOf('accounts'),
      draft: [
        draftKey.accountRequest,
        { officerId: 'officer-1', login: 'minzheng.lin', reason: '新到岗', ...holding },
      ],
    });
  });

  it('[R017] brings back why an application was to be withdrawn', () => {
    expect(redo('case.withdraw', { caseId: 'c1', reason: '暂不需要' })).toEqual({
      href: hrefOf('case', { caseId: 'c1' }),
      draft: [draftKey.withdraw('c1'), '暂不需要'],
    });
  });

  it('offers no way back to a form that cannot be found', () => {
    expect(redo('case.submit', { caseId: 'c1' })).toBeNull();
    expect(redo('case.answer', null)).toBeNull();
  });
});
