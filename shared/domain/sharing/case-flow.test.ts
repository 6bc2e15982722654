import { describe, expect, it } from 'vitest';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { signValue } from '#shared/crypto/value-signature.ts';
import type { Actor } from '../action.ts';
import { agreementSignedValue, type Party } from '../agreement/agreement.ts';
import { instantOf } from '../clock/civil-date.ts';
import { keyProof } from '../signing/signing-key.ts';
import { applicationOf, entryWith, monday, type Office, officers, openOffice } from '../testing/office.ts';
import { citesInternalRules } from './internal-rules.ts';

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const submitted = async (itemIds: string[], entry = entryWith()): Promise<Office> => {
  const office = openOffice(entry);
  const args = { caseId: 'c-1', entryId: 'e-1', application: applicationOf(itemIds) };
  expect(await office.act('case.submit', args, officers.user)).toMatchObject({ ok: true });
  return office;
};
const conditions = { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay: 50, note: '' };
const pass = { caseId: 'c-1', expectedVersion: 1, decision: 'pass', opinion: '' };
const agree = { caseId: 'c-1', expectedVersion: 2, answer: { decision: 'agree', conditions } };
const forwarded = async () => {
  const office = await submitted(['name', 'number']);
  expect(await office.act('case.review', pass, officers.bureau)).toMatchObject({ ok: true });
  return office;
};

const random = seededRandom('case-flow');
const keyPair = generateKeyPair(random);
const publicKey = bytesToHex(keyPair.publicKey);

const register = async (office: Office, who: Actor) => {
  const keyId = `key-${who.officerId}`;
  const proof = signValue(keyPair, keyProof(keyId, who.officerId, publicKey), random);
  expect(await office.act('key.register', { keyId, publicKey, proof }, who)).toMatchObject({ ok: true });
};
const signature = (office: Office, who: Actor, party: Party, patch: object = {}) => {
  const { id, digest } = office.row('agreement', 'c-1.agreement');
  const keyId = `key-${who.officerId}`;
  const value = agreementSignedValue({
    agreementId: id,
    digest,
    party,
    officerId: who.officerId,
    keyId,
    signedAt: monday,
  });
  return {
    caseId: 'c-1',
    digest,
    party,
    keyId,
    signedAt: monday,
    signature: signValue(keyPair, value, random),
    ...patch,
  };
};

describe('applying', () => {
  it('[R051] [R052] unconditional items go to review with a 2-day clock under 五(三)1', async () => {
    const row = (await submitted(['name'])).row('sharingCase', 'c-1');
    expect(row).toMatchObject({ state: 'submitted', route: 'unconditional', number: 'GX2026-000001' });
    expect(row.clocks).toEqual([
      expect.objectContaining({ clause: '五(三)1', workingDays: 2, dueOn: '2026-11-25' }),
    ]);
  });

  it('[R053] [R054] the strictest item decides the road', async () => {
    const row = (await submitted(['name', 'number'])).row('sharingCase', 'c-1');
    expect(row.route).toBe('conditional');
    expect(row.clocks[0]).toMatchObject({ clause: '五(三)2', workingDays: 2 });
  });

  it.each([
    ['an item that is withheld', ['portrait'], {}, {}, 'case.item-withheld'],
    ['an item that is not there', ['nothing'], {}, {}, 'case.item-unknown'],
    ['a method the resource has not', ['name'], { method: 'database' }, {}, 'case.method-unavailable'],
    ['a resource that is stopped', ['name'], {}, { status: 'stopped' as const }, 'case.entry-not-published'],
    ["one's own resource", ['name'], {}, { providerId: 'd-user' }, 'case.own-provider'],
    ['a 专用 resource of others', ['name'], {}, { dedicatedTo: ['d-other'] }, 'case.dedicated-only'],
  ])('[R033] [R043] refuses %s', async (_what, itemIds, application, entry, code) => {
    const office = openOffice(entryWith(entry));
    const args = { caseId: 'c-1', entryId: 'e-1', application: applicationOf(itemIds, application) };
    expect(await office.act('case.submit', args, officers.user)).toEqual(refusedWith(code));
    expect(office.count('sharingCase')).toBe(0);
  });

  it('[R043] the 专用 list skips review but still signs the agreement where one is asked for (decision 4)', async () => {
    const row = (await submitted(['number'], entryWith({ dedicatedTo: ['d-user'] }))).row(
      'sharingCase',
      'c-1',
    );
    expect(row).toMatchObject({ route: 'dedicated', state: 'signing', clocks: [] });
    const free = entryWith({ dedicatedTo: ['d-user'], agreementRequired: false });
    expect((await submitted(['number'], free)).row('sharingCase', 'c-1').state).toBe('granted');
  });

  it('one id opens one case', async () => {
    const office = await submitted(['name']);
    const again = { caseId: 'c-1', entryId: 'e-1', application: applicationOf(['name']) };
    expect(await office.act('case.submit', again, officers.user)).toEqual(refusedWith('record.exists'));
  });
});

describe('review and answer', () => {
  it('[R053] [R055] passing forwards to the provider and starts the 5-day clock at that moment', async () => {
    const row = (await forwarded()).row('sharingCase', 'c-1');
    expect(row).toMatchObject({ state: 'awaiting-answer', forwardedAt: monday, version: 2 });
    expect(row.clocks.map((each) => [each.id, each.dueOn, each.stoppedAt])).toEqual([
      ['compliance-review', '2026-11-25', monday],
      ['provider-answer', '2026-11-30', null],
    ]);
    expect(row.history.map((each) => each.act)).toEqual(['submit', 'pass', 'forward']);
  });

  it('a return needs its reason, and the case can be supplemented and submitted again', async () => {
    const office = await submitted(['name']);
    await expect(
      office.act('case.review', { ...pass, decision: 'return' }, officers.bureau),
    ).rejects.toThrow();
    await office.act(
      'case.review',
      { ...pass, decision: 'return', opinion: '请写明法定职责' },
      officers.bureau,
    );
    expect(office.row('sharingCase', 'c-1').state).toBe('returned');
    const again = { caseId: 'c-1', expectedVersion: 2, application: applicationOf(['number']) };
    expect(await office.act('case.resubmit', again, officers.user)).toMatchObject({ ok: true });
    expect(office.row('sharingCase', 'c-1')).toMatchObject({
      state: 'submitted',
      route: 'conditional',
      version: 3,
    });
  });

  it('nobody reviews or answers their own application', async () => {
    const office = await submitted(['name']);
    expect(await office.act('case.review', pass, officers.everywhere)).toEqual(
      refusedWith('case.self-review'),
    );
  });

  it('a decision on an older version is refused, not merged', async () => {
    const office = await forwarded();
    const stale = { ...agree, expectedVersion: 1 };
    expect(await office.act('case.answer', stale, officers.provider)).toEqual(refusedWith('record.changed'));
  });

  it("[R056] the answer's conditions become the scope; items outside the application are refused", async () => {
    const office = await forwarded();
    const outside = {
      ...agree,
      answer: { decision: 'agree', conditions: { ...conditions, itemIds: ['portrait'] } },
    };
    expect(await office.act('case.answer', outside, officers.provider)).toEqual(
      refusedWith('answer.items-outside'),
    );
    const endless = {
      ...agree,
      answer: { decision: 'agree', conditions: { ...conditions, validUntil: '2099-01-01' } },
    };
    expect(await office.act('case.answer', endless, officers.provider)).toEqual(
      refusedWith('answer.period-outside'),
    );
    await office.act('case.answer', agree, officers.provider);
    expect(office.row('agreement', 'c-1.agreement').document.itemNames).toEqual(['公民身份号码']);
  });

  it('[R016] [R057] [R058] a refusal needs a cited basis, and internal rules are none', async () => {
    const office = await forwarded();
    const refusal = {
      reason: 'law-forbids',
      basisRank: 'law',
      basis: '《个人信息保护法》第十三条',
      explanation: '用途与职责不符',
    };
    const refuse = (patch: object) => ({
      ...agree,
      answer: { decision: 'refuse', refusal: { ...refusal, ...patch } },
    });
    await expect(office.act('case.answer', refuse({ basis: '' }), officers.provider)).rejects.toThrow();
    const internal = refuse({ basis: '我局内部管理办法第三条' });
    expect(await office.act('case.answer', internal, officers.provider)).toEqual(
      refusedWith('answer.basis-internal'),
    );
    await office.act('case.answer', refuse({}), officers.provider);
    expect(office.row('sharingCase', 'c-1')).toMatchObject({ state: 'refused', refusal });
  });

  it('[R016] laws are not mistaken for internal rules', () => {
    expect(citesInternalRules('《中华人民共和国数据安全法》第三十八条')).toBe(false);
    expect(citesInternalRules('《不动产登记暂行条例》第二十七条')).toBe(false);
    expect(citesInternalRules('本部门 规定')).toBe(true);
  });

  it('[R055] an answer made in time and received late is marked late-by-sync, and still counts (decision 9)', async () => {
    const office = await forwarded();
    const times = { madeAt: instantOf('2026-11-30', 17), now: instantOf('2026-12-02', 9) };
    expect(await office.act('case.answer', agree, officers.provider, times)).toMatchObject({ ok: true });
    expect(office.row('sharingCase', 'c-1').history.at(-1)).toMatchObject({ act: 'agree', lateBySync: true });
  });
});

describe('the agreement', () => {
  const agreed = async () => {
    const office = await forwarded();
    await office.act('case.answer', agree, officers.provider);
    await register(office, officers.user);
    await register(office, officers.provider);
    return office;
  };

  it('[R037] [R049] takes effect with both signatures, and only then is there a grant with the agreed scope', async () => {
    const office = await agreed();
    expect(
      await office.act('agreement.sign', signature(office, officers.user, 'user'), officers.user),
    ).toMatchObject({ ok: true });
    expect(office.count('grant')).toBe(0);
    const countersigned = signature(office, officers.provider, 'provider');
    expect(await office.act('agreement.sign', countersigned, officers.provider)).toMatchObject({ ok: true });
    expect(office.row('agreement', 'c-1.agreement').state).toBe('effective');
    expect(office.row('sharingCase', 'c-1').state).toBe('granted');
    expect(office.row('grant', 'c-1.grant')).toMatchObject({
      itemIds: ['number'],
      validUntil: '2027-06-30',
      callsPerDay: 50,
      state: 'active',
    });
  });

  it("[R037] refuses the wrong order, a changed text, another signer's key and a broken signature", async () => {
    const office = await agreed();
    const asProvider = signature(office, officers.provider, 'provider');
    expect(await office.act('agreement.sign', asProvider, officers.provider)).toEqual(
      refusedWith('agreement.order'),
    );
    const changed = signature(office, officers.user, 'user', { digest: '0'.repeat(64) });
    expect(await office.act('agreement.sign', changed, officers.user)).toEqual(
      refusedWith('agreement.digest'),
    );
    const borrowed = signature(office, officers.user, 'user', { keyId: 'key-o-provider' });
    expect(await office.act('agreement.sign', borrowed, officers.user)).toEqual(refusedWith('key.unknown'));
    const later = signature(office, officers.user, 'user', { signedAt: monday + 1 });
    expect(await office.act('agreement.sign', later, officers.user)).toEqual(
      refusedWith('agreement.signature'),
    );
    expect(
      await office.act('agreement.sign', signature(office, officers.user, 'user'), officers.provider),
    ).toEqual(refusedWith('department.wrong'));
  });

  it('[R037] a text that is not the one its digest is of is signed by neither side', async () => {
    const office = await agreed();
    const row = office.row('agreement', 'c-1.agreement');
    const { document } = row;
    const swapped = {
      ...document,
      articles: document.articles.map((each) => ({ ...each, text: '可为任何用途使用。' })),
    };
    const write = (text: typeof document) => office.put('agreement', { ...row, document: text });
    write(swapped);
    const asUser = signature(office, officers.user, 'user');
    expect(await office.act('agreement.sign', asUser, officers.user)).toEqual(refusedWith('agreement.text'));
    write(document);
    expect(await office.act('agreement.sign', asUser, officers.user)).toMatchObject({ ok: true });
    office.put('agreement', { ...office.row('agreement', row.id), document: swapped });
    const asProvider = signature(office, officers.provider, 'provider');
    expect(await office.act('agreement.sign', asProvider, officers.provider)).toEqual(
      refusedWith('agreement.text'),
    );
    expect(office.count('grant')).toBe(0);
  });

  it('a key is registered only with proof that its holder has it', async () => {
    const office = openOffice();
    const proof = signValue(keyPair, keyProof('key-1', 'somebody-else', publicKey), random);
    expect(await office.act('key.register', { keyId: 'key-1', publicKey, proof }, officers.user)).toEqual(
      refusedWith('key.proof'),
    );
  });
});
