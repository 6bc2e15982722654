import { describe, expect, it } from 'vitest';
import { hrefOf } from '../../app/routes.ts';
import { draftKey } from '../draft-keys.ts';
import { redoOf } from './redo.ts';

const id = '8d0f0e0e-5d5b-4c3c-9f5e-0a4d4a1b2c3d';
const redo = (name: string, args: unknown) =>
  redoOf({ mutation: { id, name, args, madeAt: 1, officerId: 'officer-a' } });

describe('writing a refused act of a dispute again', () => {
  it('[R059] brings back the need and a position, each to its side’s screen', () => {
    const need = { dutyBasis: '某办法第一条', need: '履职确需' };
    expect(redo('negotiation.open', { caseId: 'c1', ...need })).toEqual({
      href: hrefOf('case', { caseId: 'c1' }),
      draft: [draftKey.need('c1'), need],
    });
    expect(redo('negotiation.state-position', { caseId: 'c1', party: 'provider', text: '意见' })).toEqual({
      href: hrefOf('reviewCase', { caseId: 'c1' }),
      draft: [draftKey.position('c1'), '意见'],
    });
  });

  it('[R060] brings back the request and the decision', () => {
    const request = { caseId: 'c1', party: 'user', statement: '请协调' };
    expect(redo('coordination.request', request)?.draft).toEqual([
      draftKey.coordinationRequest('c1'),
      '请协调',
    ]);
    const grounds = { facts: '事实', reasons: '理由', provision: '依据' };
    const conditions = { itemIds: ['i1'], validUntil: '2027-01-01', callsPerDay: 5, note: '' };
    expect(
      redo('coordination.decide', { caseId: 'c1', ruling: { kind: 'grant', conditions }, grounds }),
    ).toEqual({
      href: hrefOf('coordinationCase', { caseId: 'c1' }),
      draft: [draftKey.coordination('c1'), { kind: 'grant', conditions, grounds }],
    });
  });

  it('[R061] leads to the place of agencies, and nowhere for a case that cannot be found', () => {
    expect(redo('agency.revoke', { agencyId: 'a1' })?.href).toBe(hrefOf('agencies'));
    expect(redo('negotiation.open', {})).toBeNull();
  });
});
