import { describe, expect, it } from 'vitest';
import { applicationOf, entryWith, officers, openOffice } from '../testing/office.ts';
import type { Agreement } from './agreement.ts';

const conditions = { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay: 50, note: '只供窗口使用' };

const drafted = async (agreementRequired = true): Promise<Agreement | null> => {
  const office = openOffice(entryWith({ agreementRequired }));
  const application = applicationOf(['number']);
  await office.act('case.submit', { caseId: 'c-1', entryId: 'e-1', application }, officers.user);
  const pass = { caseId: 'c-1', expectedVersion: 1, decision: 'pass', opinion: '' };
  await office.act('case.review', pass, officers.bureau);
  const answer = { decision: 'agree', conditions };
  await office.act('case.answer', { caseId: 'c-1', expectedVersion: 2, answer }, officers.provider);
  return office.count('agreement') === 0 ? null : office.row('agreement', 'c-1.agreement');
};

const articleOf = (agreement: Agreement | null, heading: string) =>
  agreement?.document.articles.find((article) => article.heading === heading);

describe('the agreement that is signed', () => {
  it('[R037] is drafted where the entry asks for one, and only there', async () => {
    expect(await drafted()).not.toBeNull();
    expect(await drafted(false)).toBeNull();
  });

  it('[R010] names the principal of each department', async () => {
    expect((await drafted())?.document).toMatchObject({ userPrincipal: '甲', providerPrincipal: '甲' });
  });

  it('[R056] carries the conditions of the answer, word for word', async () => {
    const text = articleOf(await drafted(), '交换方式、期限和用量')?.text ?? '';
    for (const part of ['2027年6月30日', '50次', conditions.note]) expect(text).toContain(part);
  });

  it('[R082] [R083] [R084] binds the user to the purpose, forbids paid and commercial use, and says who answers', async () => {
    const article = articleOf(await drafted(), '使用部门的责任');
    expect(article?.clause).toBe('六(二)');
    for (const word of ['上述用途', '第三方', '收费', '经营', '滥用', '越权', '扩散', '泄露', '责任'])
      expect(article?.text).toContain(word);
  });

  it('[R085] the provider answers for the data, the user for its safety in the user’s hands', async () => {
    const text = articleOf(await drafted(), '提供部门的责任')?.text ?? '';
    for (const word of ['真实', '更新', '可用']) expect(text).toContain(word);
    expect(text).toMatch(/使用部门手中的安全由使用部门负责/u);
  });
});
