import { describe, expect, it } from 'vitest';
import { draftKey } from '../draft-keys.ts';
import { redoOf } from './redo.ts';

const redo = (name: string, args: unknown) =>
  redoOf({
    mutation: { id: '8d0f0e0e-5d5b-4c3c-9f5e-0a4d4a1b2c3d', name, args, madeAt: 1, officerId: 'officer-a' },
  });

describe('writing a refused record of the catalogue again', () => {
  it('[R026] a change and a reason come back into their forms', () => {
    const statement = {
      kind: 'law',
      title: '修订',
      basis: '第一条',
      inForceOn: '2026-11-16',
      entryIds: ['e'],
    };
    expect(redo('change.record', { triggerId: 't', departmentId: 'd', statement })).toEqual({
      href: '#/publishing/changes/new',
      draft: [draftKey.change(), { ...statement, departmentId: 'd' }],
    });
    expect(redo('change.exempt', { triggerId: 't', entryId: 'e', reason: '不涉及' })?.draft).toEqual([
      draftKey.exemption('t', 'e'),
      '不涉及',
    ]);
  });

  it('[R015] a statement of difficulty and its decision too', () => {
    const words = { reason: '未数字化', remedy: '扫描', basis: '', basisRank: null };
    const statement = { subject: { kind: 'data-set', name: '旧档案' }, ...words };
    expect(redo('difficulty.state', { difficultyId: 'f', statement })?.draft).toEqual([
      draftKey.difficulty(),
      { kind: 'data-set', entryId: null, name: '旧档案', ...words },
    ]);
    const verdict = { outcome: 'accepted', until: '2027-06-30' };
    expect(redo('difficulty.decide', { difficultyId: 'f', verdict, reasons: '属实' })?.draft).toEqual([
      draftKey.difficultyDecision('f'),
      { outcome: 'accepted', date: '2027-06-30', reasons: '属实' },
    ]);
  });

  it('[R030] a collection comes back undecided: the catalogue has grown since', () => {
    const items = [
      { name: '姓名', resolution: { kind: 'collect' } },
      { name: '电话', resolution: { kind: 'collect' } },
    ];
    const proposal = { name: '摸底表', purpose: '救助', items };
    expect(redo('collection.check', { checkId: 'k', proposal })?.draft).toEqual([
      draftKey.collection(),
      { name: '摸底表', purpose: '救助', items: '姓名\n电话', resolutions: {} },
    ]);
  });
});
