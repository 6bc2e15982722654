import { describe, expect, it } from 'vitest';
import { hrefOf } from '../../app/routes.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { redoOf } from './redo.ts';

const application = {
  itemIds: ['i1'],
  purpose: '核验',
  scenario: '窗口',
  method: 'interface',
  validMonths: 12,
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
