import { describe, expect, it } from 'vitest';
import { audienceOf, scopesOf } from '../access/audience.ts';
import type { Actor } from '../action.ts';
import { role } from '../organisation/organisation.ts';
import type { Office } from '../testing/office.ts';
import { departmentsOfRegions, officeOfRegions } from '../testing/regions.ts';
import { type Guide, matchesGuide } from './guide.ts';

const content = { topic: 'accounts', kind: 'guide', title: '账号管理指南', text: '一人一号。' } as const;
const actor = (departmentId: string, held: Actor['roles'][number] = 'management-admin'): Actor => ({
  officerId: `o-${departmentId}`,
  officerName: '某人',
  departmentId,
  roles: [held],
});
const publish = (office: Office, who: Actor, patch: object = {}) =>
  office.act(
    'guide.publish',
    { guideId: 'g', editionId: 'g-1', expectedEdition: 0, content, changes: '首次发布', ...patch },
    who,
  );
const withdraw = (office: Office, who: Actor, expectedEdition = 1) =>
  office.act('guide.withdraw', { guideId: 'g', expectedEdition, reason: '流程已改' }, who);
const published = async (departmentId = 'd-bureau'): Promise<Office> => {
  const office = officeOfRegions();
  expect((await publish(office, actor(departmentId))).ok).toBe(true);
  return office;
};
const codeOf = (outcome: { ok: boolean; error?: { code: string } }) =>
  outcome.ok ? 'applied' : outcome.error?.code;

describe('a guide', () => {
  it('[R062] has editions: the next replaces the current one, and both stay', async () => {
    const office = await published();
    const next = {
      editionId: 'g-2',
      expectedEdition: 1,
      content: { ...content, text: '一人一号，离岗即停。' },
    };
    expect(codeOf(await publish(office, actor('d-bureau'), next))).toBe('applied');
    expect(office.row('guide', 'g-1')).toMatchObject({ state: 'replaced', edition: 1, text: '一人一号。' });
    expect(office.row('guide', 'g-2')).toMatchObject({ state: 'current', edition: 2 });
  });

  it('[R062] two who write the next edition at once: the second looks again', async () => {
    const office = await published();
    await publish(office, actor('d-bureau'), { editionId: 'g-2', expectedEdition: 1 });
    expect(codeOf(await publish(office, actor('d-bureau'), { editionId: 'g-3', expectedEdition: 1 }))).toBe(
      'record.changed',
    );
    expect(codeOf(await publish(office, actor('d-bureau'), { editionId: 'g-2', expectedEdition: 2 }))).toBe(
      'record.exists',
    );
  });

  it('[R062] withdrawn with a reason stays readable, once; a new edition brings it back', async () => {
    const office = await published();
    expect(codeOf(await withdraw(office, actor('d-bureau')))).toBe('applied');
    expect(office.row('guide', 'g-1')).toMatchObject({ state: 'withdrawn', withdrawnReason: '流程已改' });
    expect(codeOf(await withdraw(office, actor('d-bureau')))).toBe('guide.withdrawn');
    const next = { editionId: 'g-2', expectedEdition: 1 };
    expect(codeOf(await publish(office, actor('d-bureau'), next))).toBe('applied');
    expect(office.row('guide', 'g-1').state).toBe('withdrawn');
  });

  it('[R062] is found by the words in it', () => {
    const found = (question: string) =>
      matchesGuide(
        { title: '账号管理 SM2', text: '开户后登记密钥', clauses: ['八(二)'], governs: ['公民身份号码'] },
        question,
      );
    expect(['', '账号', '密钥 sm2', '开户', '八(二)', '身份号码', '《账号管理》'].map(found)).toEqual(
      Array(7).fill(true),
    );
    // As the catalogue is searched: width, traditional characters, and the title by its pinyin.
    expect(['ＳＭ２', '賬號', 'zhgl', 'zhanghaoguanli', '八（二）'].map(found)).toEqual(Array(5).fill(true));
    expect(['销户', '账号 销户'].map(found)).toEqual([false, false]);
  });

  it('[R062] of the city is for everybody, of a county for everybody there and those who oversee it', () => {
    const areaOf = (id: string) =>
      id.startsWith('d-county') ? ('management:c' as const) : ('management' as const);
    const seenBy = (departmentId: string) => {
      const row = { departmentId } as Guide;
      const audience: readonly string[] = audienceOf({ table: 'guide', row }, areaOf);
      return (held: Actor['roles'][number], from: string) =>
        scopesOf({ id: 'o', roles: [held] }, { id: from }, areaOf).some((scope) => audience.includes(scope));
    };
    for (const held of role.options) {
      for (const from of departmentsOfRegions) {
        expect(seenBy('d-bureau')(held, from)).toBe(true);
        const oversees = ['compliance-reviewer', 'management-admin', 'observer'].includes(held);
        expect([held, from, seenBy('d-county-bureau')(held, from)]).toEqual([
          held,
          from,
          from.startsWith('d-county') || oversees,
        ]);
      }
    }
  });
});
