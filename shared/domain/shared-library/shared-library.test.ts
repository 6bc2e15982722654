import { describe, expect, it } from 'vitest';
import {
  bringTo,
  fullContent,
  openCatalogueOffice,
  people,
  reviewOf,
} from '../cataloguing/testing/catalogue-office.ts';
import { type Office, officers } from '../testing/office.ts';
import { libraryWith } from './testing/library-with.ts';

const refused = (code: string) => ({ ok: false, error: { code } });
const population = { kind: 'base', base: 'population' } as const;
const content = fullContent({
  library: population,
  items: [{ id: 'n', name: '居住证号', dataType: 'C', shareType: 'unconditional' }],
});
const member = { content, author: people.member, reviewer: people.memberReviewer };
const at = (expectedVersion: number) => ({ entryId: 'e-new', expectedVersion });
const consent = (expectedVersion: number, decision: 'consent' | 'object' = 'consent') => ({
  ...at(expectedVersion),
  decision,
  opinion: '与户籍数据口径一致',
});
const change = (patch: object = {}) => ({
  libraryId: 'library-population',
  expectedVersion: 1,
  leadId: 'd-provider',
  memberIds: ['d-user'],
  basis: '市政务信息管理局协调意见',
  ...patch,
});
const reviewed = async (): Promise<Office> => {
  const office = openCatalogueOffice();
  await bringTo('reviewed', office, member);
  return office;
};

describe('who writes in a base or theme library', () => {
  it('[R022] one who is not listed is refused, and goes on once the lead lists it', async () => {
    const office = openCatalogueOffice();
    office.put('sharedLibrary', libraryWith());
    const draft = { entryId: 'e-new', codePrefix: '100001', content };
    expect(await office.act('entry.draft', draft, people.member)).toMatchObject(
      refused('library.not-listed'),
    );
    expect((await office.act('library.change', change(), people.reviewer)).ok).toBe(true);
    expect((await office.act('entry.draft', draft, people.member)).ok).toBe(true);
  });

  it('[R023] a theme without a record has no lead yet, and nobody writes in it', async () => {
    const office = openCatalogueOffice();
    const theme = { kind: 'theme', theme: '健康保障' } as const;
    const draft = { entryId: 'e-new', codePrefix: '200001', content: fullContent({ library: theme }) };
    expect(await office.act('entry.draft', draft, people.author)).toMatchObject(refused('library.unknown'));
    const establish = { libraryId: 'library-health', library: theme, leadId: 'd-provider', memberIds: [] };
    await office.act('library.establish', { ...establish, basis: '主题库建设方案' }, people.city);
    expect((await office.act('entry.draft', draft, people.author)).ok).toBe(true);
  });

  it('[R024] a department’s own directory asks nobody', async () => {
    const office = openCatalogueOffice();
    await bringTo('filed', office, { author: people.member, reviewer: people.memberReviewer });
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ state: 'filed', leadId: null });
  });

  it('[R022] one taken off the list publishes nothing further; what stands published stays', async () => {
    const office = await reviewed();
    await office.act('entry.consent', consent(3), people.reviewer);
    await office.act('library.change', change({ memberIds: [] }), people.reviewer);
    expect(await office.act('entry.publish', at(4), people.member)).toMatchObject(
      refused('gate.contributor'),
    );
    expect(office.row('catalogEntry', 'e-old').status).toBe('published');
  });
});

describe('the lead’s consent', () => {
  it('[R022] [R023] is a line of the gate, and travels with the entry', async () => {
    const office = await reviewed();
    expect(office.row('entryDraft', 'e-new').leadId).toBe('d-provider');
    expect(await office.act('entry.publish', at(3), people.member)).toMatchObject(
      refused('gate.lead-consent'),
    );
    expect((await office.act('entry.consent', consent(3), people.reviewer)).ok).toBe(true);
    expect((await office.act('entry.publish', at(4), people.member)).ok).toBe(true);
    await office.act('filing.accept', at(5), people.city);
    expect(office.row('catalogEntry', 'e-new').publication?.leadConsent).toMatchObject({
      departmentId: 'd-provider',
      officerId: 'o-reviewer',
      opinion: '与户籍数据口径一致',
    });
  });

  it('[R022] an objection goes back to the author with its reason; a changed text is reviewed and consented to anew', async () => {
    const office = await reviewed();
    await office.act('entry.consent', consent(3, 'object'), people.reviewer);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({
      state: 'draft',
      secrecyReview: null,
      leadId: null,
    });
    expect(office.row('entryDraft', 'e-new').history.at(-1)).toMatchObject({ act: 'object' });
    await office.act('entry.submit-review', at(4), people.member);
    await office.act('entry.review', reviewOf(5), people.memberReviewer);
    await office.act('entry.consent', consent(6), people.reviewer);
    await office.act('entry.edit', { ...at(7), content }, people.member);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ leadConsent: null, secrecyReview: null });
  });

  it('[R022] is given once, by the lead alone, and not for the lead’s own entry', async () => {
    const office = await reviewed();
    expect(await office.act('entry.consent', consent(3), people.memberReviewer)).toMatchObject(
      refused('consent.not-lead'),
    );
    await office.act('entry.consent', consent(3), people.reviewer);
    expect(await office.act('entry.consent', consent(4), people.reviewer)).toMatchObject(
      refused('entry.state'),
    );
    const own = openCatalogueOffice();
    await bringTo('filed', own, { content });
    expect(own.row('entryDraft', 'e-new')).toMatchObject({ state: 'filed', leadId: null });
  });

  it('[R022] of a former lead is none: the new one is asked', async () => {
    const office = await reviewed();
    await office.act('entry.consent', consent(3), people.reviewer);
    await office.act('library.change', change({ leadId: 'd-agent' }), people.city);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ version: 5, leadId: 'd-agent' });
    expect(office.row('entryDraft', 'e-new').history.at(-1)).toMatchObject({
      act: 'change-lead',
      note: '现由忻州市d-agent牵头',
    });
    expect(await office.act('entry.publish', at(5), people.member)).toMatchObject(
      refused('gate.lead-consent'),
    );
    expect(await office.act('entry.consent', consent(5), people.reviewer)).toMatchObject(
      refused('consent.not-lead'),
    );
    expect((await office.act('entry.consent', consent(5), officers.agent)).ok).toBe(true);
    expect((await office.act('entry.publish', at(6), people.member)).ok).toBe(true);
  });

  it('[R022] of a former lead that leads again stands for the same text', async () => {
    const office = await reviewed();
    await office.act('entry.consent', consent(3), people.reviewer);
    await office.act('library.change', change({ leadId: 'd-agent' }), people.city);
    await office.act('library.change', change({ expectedVersion: 2 }), people.city);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ version: 6, leadId: 'd-provider' });
    expect((await office.act('entry.publish', at(6), people.member)).ok).toBe(true);
  });

  it('[R022] is asked for the former lead’s own entries, and no longer for those of the new one', async () => {
    const office = openCatalogueOffice();
    await bringTo('filed', office, { content });
    const handed = change({ leadId: 'd-user', memberIds: ['d-provider'] });
    await office.act('library.change', handed, people.city);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ state: 'filed', leadId: 'd-user' });
    expect(await office.act('filing.accept', at(5), people.city)).toMatchObject(refused('gate.lead-consent'));
    await office.act('filing.return', { ...at(5), reason: '牵头部门已变更，请征得其同意' }, people.city);
    expect((await office.act('entry.consent', consent(6), people.memberReviewer)).ok).toBe(true);
    expect((await office.act('entry.publish', at(7), people.author)).ok).toBe(true);
    await office.act('library.change', change({ expectedVersion: 2 }), people.city);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ version: 9, leadId: null });
    expect((await office.act('filing.accept', at(9), people.city)).ok).toBe(true);
  });

  it('[R022] an entry not yet reviewed, of another library or published is not touched by a change of lead', async () => {
    const other = fullContent({ library: { kind: 'base', base: 'legal-entity' } });
    const states = [
      (office: Office) => bringTo('internal-review', office, member),
      (office: Office) => bringTo('reviewed', office),
      async (office: Office) => {
        office.put('sharedLibrary', libraryWith({ id: 'other', library: other.library as never }));
        await bringTo('reviewed', office, { content: other });
      },
      async (office: Office) => {
        await bringTo('filed', office, { content });
        await office.act('filing.accept', at(4), people.city);
      },
    ];
    for (const bring of states) {
      const office = openCatalogueOffice();
      await bring(office);
      const before = office.row('entryDraft', 'e-new');
      expect((await office.act('library.change', change({ leadId: 'd-agent' }), people.city)).ok).toBe(true);
      expect(office.row('entryDraft', 'e-new')).toEqual(before);
    }
  });
});

describe('the record of a library', () => {
  it('[R022] [R023] keeps who led and who took part at every time', async () => {
    const office = openCatalogueOffice();
    await office.act('library.change', change({ leadId: 'd-user', memberIds: ['d-provider'] }), people.city);
    const { history, leadId, version } = office.row('sharedLibrary', 'library-population');
    expect({ leadId, version }).toEqual({ leadId: 'd-user', version: 2 });
    expect(history.map((event) => [event.leadId, event.memberIds])).toEqual([
      ['d-provider', ['d-user']],
      ['d-user', ['d-provider']],
    ]);
  });

  it('[R022] is one for each library, of known departments named once', async () => {
    const office = openCatalogueOffice();
    const second = { libraryId: 'other', library: population, leadId: 'd-user', memberIds: [], basis: '甲' };
    expect(await office.act('library.establish', second, people.city)).toMatchObject(
      refused('library.exists'),
    );
    for (const memberIds of [['d-provider'], ['d-user', 'd-user'], ['d-nobody']])
      expect(await office.act('library.change', change({ memberIds }), people.city)).toMatchObject(
        refused('library.parties'),
      );
    expect(await office.act('library.change', change(), people.city)).toMatchObject(
      refused('library.unchanged'),
    );
  });

  it('[R022] the lead names who takes part, and never who leads', async () => {
    const office = openCatalogueOffice();
    const handed = change({ leadId: 'd-user', memberIds: [] });
    expect(await office.act('library.change', handed, people.reviewer)).toMatchObject(
      refused('library.lead-by-city'),
    );
    expect(await office.act('library.change', change(), people.county)).toMatchObject(
      refused('department.wrong'),
    );
  });
});
