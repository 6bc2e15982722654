/** Who may not judge, what changed meanwhile, and times that come from a workstation nobody controls. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { civilDateOf, instantOf } from '../clock/civil-date.ts';
import { applicationOf, entryWith, monday, type Office, officers, openOffice } from '../testing/office.ts';
import { citesInternalRules } from './internal-rules.ts';

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const applied = { ok: true };
const caseId = { caseId: 'c-1' };
const conditions = { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay: 50, note: '' };
const pass = (expectedVersion: number) => ({ ...caseId, expectedVersion, decision: 'pass', opinion: '' });
const agree = (patch: object = {}) => ({
  ...caseId,
  expectedVersion: 2,
  answer: { decision: 'agree', conditions: { ...conditions, ...patch } },
});

const submitted = async (itemIds: string[], entry = entryWith()): Promise<Office> => {
  const office = openOffice(entry);
  const args = { ...caseId, entryId: 'e-1', application: applicationOf(itemIds) };
  expect(await office.act('case.submit', args, officers.user)).toMatchObject(applied);
  return office;
};
const forwarded = async (entry = entryWith()): Promise<Office> => {
  const office = await submitted(['number'], entry);
  expect(await office.act('case.review', pass(1), officers.bureau)).toMatchObject(applied);
  return office;
};
const colleague: Actor = { ...officers.user, officerId: 'o-colleague' };

describe('one person in two roles', () => {
  it('[R040] who applied first may not review it after a colleague applied again', async () => {
    const office = await submitted(['name']);
    const back = { ...caseId, expectedVersion: 1, decision: 'return', opinion: '补正' };
    await office.act('case.review', back, officers.bureau);
    const again = { ...caseId, expectedVersion: 2, application: applicationOf(['name']) };
    expect(await office.act('case.resubmit', again, colleague)).toMatchObject(applied);
    expect(await office.act('case.review', pass(3), officers.everywhere)).toEqual(
      refusedWith('case.self-review'),
    );
  });

  it('[R040] who applied may not answer, nor sign for the provider, after moving there', async () => {
    const moved: Actor = { ...officers.provider, officerId: officers.user.officerId };
    const office = await forwarded();
    expect(await office.act('case.answer', agree(), moved)).toEqual(refusedWith('case.self-review'));
    await office.act('case.answer', agree(), officers.provider);
    const { digest } = office.row('agreement', 'c-1.agreement');
    const signature = { party: 'provider', keyId: 'k', signedAt: monday, signature: '0'.repeat(128) };
    expect(await office.act('agreement.sign', { ...caseId, digest, ...signature }, moved)).toEqual(
      refusedWith('case.self-review'),
    );
  });
});

describe('the platform’s reviewers of a region', () => {
  const reviewAs = async (region: { id: string; level: 'city' | 'county' }) => {
    const office = await submitted(['name']);
    const common = { code: '140923', codeStandard: 'local', name: '某地', logicalPlatform: true } as const;
    office.put('region', { ...common, ...region, demonstration: true });
    office.put('department', { ...office.row('department', 'd-bureau'), regionId: region.id });
    return office.act('case.review', pass(1), officers.bureau);
  };

  it('[R008] review what one side of is their own, and the city’s review everything', async () => {
    expect(await reviewAs({ id: 'region-county', level: 'county' })).toEqual(refusedWith('area.wrong'));
    expect(await reviewAs({ id: 'region-140900', level: 'county' })).toMatchObject(applied);
    expect(await reviewAs({ id: 'region-elsewhere', level: 'city' })).toMatchObject(applied);
  });
});

describe('an entry that changed after the application', () => {
  const changes: readonly (readonly [string, Partial<CatalogEntry>, string])[] = [
    ['stopped', { status: 'stopped' }, 'case.entry-not-published'],
    ['专用 for others', { dedicatedTo: ['d-other'] }, 'case.dedicated-only'],
    ['without the item', { items: entryWith().items.slice(0, 1) }, 'case.item-unknown'],
    [
      'withholding the item',
      { items: entryWith().items.map((item) => ({ ...item, shareType: 'withheld' as const })) },
      'case.item-withheld',
    ],
  ];
  it.each(changes)('[R034] [R043] %s: nobody can consent any more', async (_what, patch, code) => {
    for (const agreementRequired of [true, false]) {
      const entry = entryWith({ agreementRequired });
      const office = await forwarded(entry);
      office.put('catalogEntry', { ...entry, ...patch });
      expect(await office.act('case.answer', agree(), officers.provider)).toEqual(refusedWith(code));
      expect(office.row('sharingCase', 'c-1').state).toBe('awaiting-answer');
    }
  });

  it('[R037] an application made again is under the entry as it now is: an agreement asked for meanwhile is signed', async () => {
    const office = await submitted(['name'], entryWith({ agreementRequired: false }));
    const back = { ...caseId, expectedVersion: 1, decision: 'return', opinion: '补正' };
    await office.act('case.review', back, officers.bureau);
    office.put('catalogEntry', entryWith({ agreementRequired: true, name: '改名后' }));
    const again = { ...caseId, expectedVersion: 2, application: applicationOf(['name']) };
    await office.act('case.resubmit', again, officers.user);
    await office.act('case.review', pass(3), officers.bureau);
    expect(office.row('sharingCase', 'c-1')).toMatchObject({ state: 'signing', entryName: '改名后' });
  });
});

describe('times from a workstation', () => {
  const late = instantOf('2026-12-02', 9);
  const marked = async (madeAt: number, now = late): Promise<boolean | undefined> => {
    const office = await forwarded();
    expect(await office.act('case.answer', agree(), officers.provider, { madeAt, now })).toMatchObject(
      applied,
    );
    return office.row('sharingCase', 'c-1').history.at(-1)?.lateBySync;
  };

  it('[R055] late-by-sync needs a decision between 转至 and the deadline: an earlier one cannot have been made', async () => {
    expect(await marked(monday)).toBe(true);
    expect(await marked(monday - 1)).toBe(false);
    expect(await marked(0)).toBe(false);
    expect(await marked(late + 1)).toBe(false);
  });

  it('[R055] the deadline itself is still in time', async () => {
    const due = instantOf('2026-11-30', 18);
    expect(await marked(due, due)).toBe(false);
    expect(await marked(due, due + 1)).toBe(true);
    expect(await marked(due + 1, due + 1)).toBe(false);
  });

  it.each([-10, 10])('[S6] [R056] a workstation clock %i years off changes no decision', async (years) => {
    const office = await forwarded();
    const madeAt = monday + years * 365 * 86_400_000;
    expect(await office.act('case.answer', agree(), officers.provider, { madeAt })).toMatchObject(applied);
  });

  it('[R056] a period that was over before the answer arrived grants nothing and is refused, whatever time is claimed', async () => {
    const office = await forwarded();
    const over = agree({ validUntil: '2026-11-30' });
    for (const madeAt of [0, monday, late]) {
      expect(await office.act('case.answer', over, officers.provider, { madeAt, now: late })).toEqual(
        refusedWith('answer.period-outside'),
      );
    }
    const lastDay = agree({ validUntil: civilDateOf(late) });
    expect(await office.act('case.answer', lastDay, officers.provider, { madeAt: late, now: late })).toEqual(
      refusedWith('answer.period-outside'),
    );
    expect(
      await office.act('case.answer', lastDay, officers.provider, { madeAt: monday, now: late }),
    ).toMatchObject(applied);
  });

  it('a moment after the year 9999 has no date and is refused before it is kept', async () => {
    const office = await forwarded();
    const args = { ...caseId, digest: '0'.repeat(64), party: 'user', keyId: 'k', signature: '0'.repeat(128) };
    const at = (signedAt: number) => office.act('agreement.sign', { ...args, signedAt }, officers.user);
    await expect(at(Number.MAX_SAFE_INTEGER)).rejects.toThrow();
    expect(await at(instantOf('9999-12-31', 24) - 1)).toEqual(refusedWith('record.missing'));
  });
});

describe('[R016] a basis that cites internal rules', () => {
  it.each([
    '我局内部管理办法第三条',
    '本部门 规定',
    '内部管理暂行办法',
    '我局数据安全管理制度第二条',
    '本单位信息系统使用细则',
    '部门管理办法',
  ])('%s is none', (basis) => {
    expect(citesInternalRules(basis)).toBe(true);
  });

  it.each([
    '《中华人民共和国数据安全法》第三十八条',
    '《不动产登记暂行条例》第二十七条',
    '国务院有关部门规定的目录',
    '本局依据《个人信息保护法》有关规定',
    '我局按照国家有关规定',
    '《山西省政务数据管理与应用办法》第十条',
  ])('%s is not mistaken for one', (basis) => {
    expect(citesInternalRules(basis)).toBe(false);
  });
});
