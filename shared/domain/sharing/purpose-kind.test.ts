import { describe, expect, it } from 'vitest';
import { applicationOf, entryWith, type Office, officers, openOffice } from '../testing/office.ts';
import { mostCallsPerDay } from './purpose-kind.ts';
import { application } from './sharing-case.ts';

const protection = '使用前去标识，结果只发布统计数';
const analysis = (patch: object = {}) =>
  applicationOf(['number'], { purposeKind: 'analysis', protection, ...patch });

const submit = async (office: Office, given: object) => {
  const outcome = await office.act(
    'case.submit',
    { caseId: 'c-1', entryId: 'e-1', application: given },
    officers.user,
  );
  return outcome.ok ? 'applied' : outcome.error.code;
};
const answer = async (office: Office, callsPerDay: number) => {
  await office.act(
    'case.review',
    { caseId: 'c-1', expectedVersion: 1, decision: 'pass', opinion: '' },
    officers.bureau,
  );
  const conditions = { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay, note: '' };
  const args = { caseId: 'c-1', expectedVersion: 2, answer: { decision: 'agree', conditions } };
  const outcome = await office.act('case.answer', args, officers.provider);
  return outcome.ok ? 'applied' : outcome.error.code;
};

describe('a use for research, analysis, mining or innovation', () => {
  it('[R081] says how secrets and privacy are protected, or is not taken', async () => {
    expect(await submit(openOffice(), analysis({ protection: ' ' }))).toBe('case.protection-missing');
    expect(await submit(openOffice(), analysis())).toBe('applied');
    expect(await submit(openOffice(), applicationOf(['number']))).toBe('applied');
  });

  it('[R081] is granted no more calls a day than analysis may have; handling is', async () => {
    const most = mostCallsPerDay.analysis;
    for (const [given, calls, expected] of [
      [analysis(), most, 'applied'],
      [analysis(), most + 1, 'answer.analysis-calls'],
      [applicationOf(['number']), most + 1, 'applied'],
    ] as const) {
      const office = openOffice();
      await submit(office, given);
      expect(await answer(office, calls)).toBe(expected);
    }
  });

  it('[R081] carries its limit where no provider sets one, and its duty into grant and agreement', async () => {
    const open = openOffice(entryWith({ agreementRequired: false }));
    await submit(open, analysis({ itemIds: ['name'] }));
    await open.act(
      'case.review',
      { caseId: 'c-1', expectedVersion: 1, decision: 'pass', opinion: '' },
      officers.bureau,
    );
    expect(open.row('grant', 'c-1.grant')).toMatchObject({
      purposeKind: 'analysis',
      protection,
      callsPerDay: mostCallsPerDay.analysis,
    });
    const signed = openOffice();
    await submit(signed, analysis());
    await answer(signed, 10);
    const { articles } = signed.row('agreement', 'c-1.agreement').document;
    expect(articles.filter(({ clause }) => clause === '六(一)')).toMatchObject([
      { text: expect.stringContaining(protection) },
    ]);
  });

  it('[R081] is never assumed: an application of version 0.1.0 is one for handling', () => {
    expect(application.parse(applicationOf(['number']))).toMatchObject({
      purposeKind: 'handling',
      protection: '',
    });
  });
});

describe('every agreement', () => {
  it('[R084] [R085] says that the user answers for abuse and leaks, and the provider not for the user’s hands', async () => {
    const office = openOffice();
    await submit(office, applicationOf(['number']));
    await answer(office, 10);
    const { articles } = office.row('agreement', 'c-1.agreement').document;
    const textOf = (heading: string) => articles.find((each) => each.heading === heading)?.text ?? '';
    for (const word of ['滥用', '扩散', '泄露']) expect(textOf('使用部门的责任')).toContain(word);
    expect(textOf('提供部门的责任')).toContain('数据在使用部门手中的安全由使用部门负责');
  });
});
