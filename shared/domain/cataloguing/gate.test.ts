import { describe, expect, it } from 'vitest';
import { clauseSummary } from '../policy/clauses.ts';
import { refusals } from '../refusals.ts';
import { libraryWith } from '../shared-library/testing/library-with.ts';
import { type EntryContent, newContent } from './entry-content.ts';
import { type GateCode, gateOf } from './gate.ts';
import { fullContent } from './testing/catalogue-office.ts';

const secrecyReview = { reviewerId: 'o', at: 1, opinion: '同意', containsStateSecret: false } as const;
const rival = { itemId: 'name', itemName: '名称', entryId: 'e', entryName: '甲', providerId: 'd' };

const subject = { providerId: 'd-provider', secrecyReview, leadConsent: null, library: null, rivals: [] };

const unmet = (content: EntryContent, rest: Partial<Parameters<typeof gateOf>[0]> = {}) =>
  gateOf({ ...subject, content, ...rest })
    .filter((line) => !line.met)
    .map((line) => line.code);

const items = fullContent().items;
const [first] = items;
if (first === undefined) throw new Error('no item');
const withheld: EntryContent['items'] = [{ ...first, shareType: 'withheld' }];
const basis = { reason: '涉及未成年人', basis: '《未成年人保护法》第四条', basisRank: 'law' } as const;

const cases: readonly [GateCode, string, Partial<EntryContent>][] = [
  ['gate.metadata', '[R021] no abstract', { abstract: '' }],
  ['gate.metadata', '[R021] no format', { formats: [] }],
  ['gate.acquisition', '[R002] no source of acquisition', { acquisition: null }],
  ['gate.duty', '[R031] no basis of the duty', { duty: '' }],
  ['gate.items', '[R021] no item', { items: [] }],
  ['gate.items', '[R021] an item twice', { items: [first, { ...first, id: 'other' }] }],
  ['gate.methods', '[R028] no exchange method', { exchangeMethods: [] }],
  ['gate.conditions', '[R033] conditional without conditions', { shareConditions: '' }],
  ['gate.classified', '[R035] no class', { dataClass: '' }],
  ['gate.classified', '[R035] no grade', { grade: null }],
  ['gate.agreement', '[R037] nothing said about the agreement', { agreementRequired: null }],
  ['gate.dedicated', '[R042] 专用 for nobody', { dedicatedTo: [] }],
  ['gate.withholding', '[R034] no reason', { items: withheld, withholding: { ...basis, reason: '' } }],
  ['gate.withholding', '[R034] no basis', { items: withheld, withholding: { ...basis, basis: '' } }],
  ['gate.withholding', '[R034] no rank', { items: withheld, withholding: { ...basis, basisRank: null } }],
  [
    'gate.internal-rules',
    '[R016] an internal rule as basis',
    { items: withheld, withholding: { ...basis, basis: '本单位数据管理办法' } },
  ],
];

describe('the publishing gate', () => {
  it('[R034] [R041] is met by an entry that has every part', () => {
    expect(unmet(fullContent())).toEqual([]);
    expect(unmet(fullContent({ items: withheld, withholding: basis }))).toEqual([]);
  });

  it.each(cases)('%s: %s, and nothing else', (code, _name, patch) => {
    expect(unmet(fullContent(patch))).toEqual([code]);
  });

  it.each(Object.keys(fullContent().review))('[R036] wants the attribute %s of the review', (attribute) => {
    expect(unmet(fullContent({ review: { ...fullContent().review, [attribute]: '' } }))).toEqual([
      'gate.review',
    ]);
  });

  it.each(['accurate', 'controlled', 'usable', 'updated'])('[R041] wants %s declared', (part) => {
    expect(unmet(fullContent({ quality: { ...fullContent().quality, [part]: false } }))).toEqual([
      'gate.quality',
    ]);
  });

  it('[R040] wants a secrecy review', () => {
    expect(unmet(fullContent(), { secrecyReview: null })).toEqual(['gate.secrecy']);
  });

  it('[R019] wants a note where another provider is the source of an item', () => {
    expect(unmet(fullContent(), { rivals: [rival] })).toEqual(['gate.conflict']);
    expect(unmet(fullContent({ conflictNote: '以民政登记为准' }), { rivals: [rival] })).toEqual([]);
  });

  it('[R022] [R023] wants the department listed and the lead’s consent in a base or theme library, and in no other', () => {
    const content = fullContent({ library: { kind: 'base', base: 'population' } });
    const library = libraryWith({ leadId: 'd-lead', memberIds: ['d-provider'] });
    const consent = { departmentId: 'd-lead', officerId: 'o', at: 1, opinion: '同意' };
    expect(unmet(content)).toEqual(['gate.contributor', 'gate.lead-consent']);
    expect(unmet(content, { library })).toEqual(['gate.lead-consent']);
    expect(unmet(content, { library, leadConsent: consent })).toEqual([]);
    expect(unmet(content, { library, providerId: 'd-lead' })).toEqual([]);
    expect(unmet(content, { library, providerId: 'd-other', leadConsent: consent })).toEqual([
      'gate.contributor',
    ]);
    const formerLead = { ...consent, departmentId: 'd-former' };
    expect(unmet(content, { library, leadConsent: formerLead })).toEqual(['gate.lead-consent']);
    expect(unmet(fullContent(), { library, providerId: 'd-other' })).toEqual([]);
  });

  it('[R034] does not ask for a reason where nothing is withheld', () => {
    expect(unmet(fullContent({ withholding: { reason: '', basis: '本局办法', basisRank: null } }))).toEqual(
      [],
    );
  });

  it('[R013] a new entry is shared, and withholds nothing', () => {
    const fresh = newContent('甲');
    expect(fresh.dedicatedTo).toBeNull();
    expect(unmet(fresh, { secrecyReview: null })).not.toContain('gate.withholding');
  });

  it('[R039] every line rests on a clause that the screen can explain', () => {
    for (const { code } of gateOf({ ...subject, content: newContent('甲'), secrecyReview: null })) {
      expect(clauseSummary).toHaveProperty([refusals[code].clause]);
    }
  });
});
