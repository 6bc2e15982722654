import { describe, expect, it } from 'vitest';
import { audienceOf } from '../access/audience.ts';
import type { Actor } from '../action.ts';
import { startClocks } from '../clock/clock.ts';
import { rulesFor } from '../policy/pack.ts';
import { knownPacks } from '../policy/packs.ts';
import { libraryWith } from '../shared-library/testing/library-with.ts';
import { allOfTheCity } from '../testing/areas.ts';
import { calendar, type Office } from '../testing/office.ts';
import { bringTo, fullContent, openCatalogueOffice, people, reviewOf } from './testing/catalogue-office.ts';

const refused = (code: string) => ({ ok: false, error: { code } });
const at = (expectedVersion: number) => ({ entryId: 'e-new', expectedVersion });
const county = { author: people.countyAuthor, reviewer: people.countyReviewer };
const publish = async (office: Office, by: object = {}) => {
  await bringTo('filed', office, by);
  await office.act('filing.accept', at(4), people.city);
};

describe('through the gate', () => {
  it('[R034] [R040] a draft that lacks a part is refused with that part’s own code', async () => {
    const office = openCatalogueOffice();
    await bringTo('draft', office, { content: fullContent({ grade: null }) });
    expect(await office.act('entry.publish', at(1), people.author)).toMatchObject(refused('gate.classified'));
    expect(office.row('entryDraft', 'e-new').state).toBe('draft');
  });

  it('[R019] the platform looks for rivals over the whole catalogue; a note or a named source settles it', async () => {
    const office = openCatalogueOffice();
    const rivalled = fullContent({
      library: { kind: 'base', base: 'population' },
      items: [{ id: 'n', name: '姓名', dataType: 'C', shareType: 'unconditional' }],
    });
    const author = { ...people.author, departmentId: 'd-user' };
    const reviewer = { ...people.reviewer, departmentId: 'd-user' };
    await bringTo('reviewed', office, { content: rivalled, author, reviewer });
    expect(await office.act('entry.publish', at(3), author)).toMatchObject(refused('gate.conflict'));
    const content = { ...rivalled, itemSources: [{ itemId: 'n', entryId: 'e-old' }] };
    await office.act('entry.edit', { ...at(3), content }, author);
    await office.act('entry.submit-review', at(4), author);
    await office.act('entry.review', reviewOf(5), reviewer);
    const consent = { ...at(6), decision: 'consent', opinion: '取自在册人口，同意' };
    await office.act('entry.consent', consent, people.reviewer);
    expect((await office.act('entry.publish', at(7), author)).ok).toBe(true);
  });

  it('[R025] files only for its own department and only once', async () => {
    const office = openCatalogueOffice();
    await bringTo('reviewed', office);
    expect(await office.act('entry.publish', at(3), people.stranger)).toMatchObject(
      refused('department.wrong'),
    );
    expect(await office.act('entry.publish', at(3), people.reviewer)).toMatchObject(refused('role.missing'));
    await office.act('entry.publish', at(3), people.author);
    expect(await office.act('entry.publish', at(3), people.author)).toMatchObject(refused('record.changed'));
    expect(await office.act('entry.publish', at(4), people.author)).toMatchObject(refused('entry.state'));
  });
});

describe('the filing chain', () => {
  it('[R025] [R039] the city takes a city department’s entry, publishes it with its review and gives one receipt', async () => {
    const office = openCatalogueOffice();
    await publish(office);
    expect(office.row('entryDraft', 'e-new').history.map(({ act }) => act)).toEqual([
      'create',
      'submit-review',
      'pass-review',
      'file',
      'accept',
      'aggregate',
      'publish',
    ]);
    expect(office.row('catalogEntry', 'e-new')).toMatchObject({
      status: 'published',
      code: '300001/2026000001',
      shareType: 'conditional',
      publication: {
        quality: { accurate: true },
        secrecyReview: { reviewerId: 'o-reviewer' },
        duty: '《民办教育促进法》第十二条',
      },
    });
    expect(office.count('filingReceipt')).toBe(1);
    expect(office.row('filingReceipt', 'e-new.receipt-5')).toMatchObject({ hop: 'city', subject: 'entry' });
  });

  it('[R025] a second acceptance is refused and leaves one receipt', async () => {
    const office = openCatalogueOffice();
    await publish(office);
    expect(await office.act('filing.accept', at(4), people.city)).toMatchObject(refused('record.changed'));
    expect(await office.act('filing.accept', at(5), people.city)).toMatchObject(refused('entry.state'));
    expect(office.count('filingReceipt')).toBe(1);
  });

  it('[R008] [R025] a county’s entry goes over its own platform first, then the city’s, a receipt each', async () => {
    const office = openCatalogueOffice();
    await bringTo('filed', office, county);
    for (const wrong of [people.city, people.otherCounty]) {
      expect(await office.act('filing.accept', at(4), wrong)).toMatchObject(refused('filing.wrong-level'));
    }
    expect((await office.act('filing.accept', at(4), people.county)).ok).toBe(true);
    expect(office.row('entryDraft', 'e-new').state).toBe('accepted');
    expect(await office.act('filing.accept', at(5), people.county)).toMatchObject(
      refused('filing.wrong-level'),
    );
    expect((await office.act('filing.accept', at(5), people.city)).ok).toBe(true);
    expect(office.row('catalogEntry', 'e-new').status).toBe('published');
    expect(office.row('filingReceipt', 'e-new.receipt-5').hop).toBe('own-level');
    expect(office.row('filingReceipt', 'e-new.receipt-6').hop).toBe('city');
  });

  it('[R009] a region without a logical platform files to the city', async () => {
    const office = openCatalogueOffice(false);
    await bringTo('filed', office, county);
    expect(await office.act('filing.accept', at(4), people.county)).toMatchObject(
      refused('filing.wrong-level'),
    );
    expect((await office.act('filing.accept', at(4), people.city)).ok).toBe(true);
    expect(office.row('entryDraft', 'e-new').state).toBe('published');
  });

  it('[R025] a return tells why and can be filed again; deciding needs the management’s own role', async () => {
    const office = openCatalogueOffice();
    await bringTo('filed', office);
    const reviewing: Actor = { ...people.city, roles: ['compliance-reviewer'] };
    expect(await office.act('filing.accept', at(4), reviewing)).toMatchObject(refused('role.missing'));
    expect(
      await office.act('filing.accept', at(4), { ...people.stranger, roles: ['management-admin'] }),
    ).toMatchObject(refused('filing.wrong-level'));
    await office.act('filing.return', { ...at(4), reason: '摘要未说明覆盖范围' }, people.city);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ state: 'returned' });
    expect(office.row('entryDraft', 'e-new').history.at(-1)?.note).toBe('摘要未说明覆盖范围');
    expect((await office.act('entry.publish', at(5), people.author)).ok).toBe(true);
  });

  it('[R025] management sees a draft from its filing on, not before', async () => {
    const office = openCatalogueOffice();
    await bringTo('reviewed', office);
    const seen = () =>
      audienceOf({ table: 'entryDraft', row: office.row('entryDraft', 'e-new') }, allOfTheCity);
    expect(seen()).toEqual(['department:d-provider']);
    await office.act('entry.publish', at(3), people.author);
    expect(seen()).toEqual(['department:d-provider', 'management']);
  });
});

describe('after publication', () => {
  it('[R043] every change of the 专用 list is a version; the entry keeps serving until the next is accepted', async () => {
    const office = openCatalogueOffice();
    await publish(office, { content: fullContent({ dedicatedTo: ['d-user', 'd-bureau'] }) });
    const content = fullContent({ dedicatedTo: ['d-bureau'] });
    await office.act('entry.edit', { ...at(5), content }, people.author);
    expect(office.row('catalogEntry', 'e-new')).toMatchObject({ status: 'published' });
    expect(office.row('catalogEntry', 'e-new').dedicatedTo).toEqual(['d-user', 'd-bureau']);
    await office.act('entry.submit-review', at(6), people.author);
    await office.act('entry.review', reviewOf(7), people.reviewer);
    await office.act('entry.publish', at(8), people.author);
    await office.act('filing.accept', at(9), people.city);
    const { dedicatedTo, publication } = office.row('catalogEntry', 'e-new');
    expect(dedicatedTo).toEqual(['d-bureau']);
    expect(publication?.dedicatedHistory.map(({ listed }) => listed)).toEqual([
      ['d-user', 'd-bureau'],
      ['d-bureau'],
    ]);
  });

  it('[R040] a new version has authors of its own', async () => {
    const office = openCatalogueOffice();
    await publish(office);
    await office.act('entry.edit', { ...at(5), content: fullContent() }, people.both);
    expect(office.row('entryDraft', 'e-new').authorIds).toEqual(['o-provider']);
  });

  it('[R024] an entry published before the gate is revised under its own code', async () => {
    const office = openCatalogueOffice();
    const content = fullContent({ library: { kind: 'base', base: 'population' } });
    const edit = { entryId: 'e-old', expectedVersion: 0, content };
    expect((await office.act('entry.edit', edit, people.author)).ok).toBe(true);
    expect(office.row('entryDraft', 'e-old')).toMatchObject({ code: '100001/1', state: 'draft' });
    expect(await office.act('entry.edit', edit, people.author)).toMatchObject(refused('record.changed'));
  });

  it('[R025] a removal carries its reason, ends the offer at once, and has its receipt from the city', async () => {
    const office = openCatalogueOffice();
    await publish(office);
    const stop = { ...at(5), reason: '职能划转，不再产生' };
    expect(await office.act('entry.stop', stop, people.stranger)).toMatchObject(refused('department.wrong'));
    expect((await office.act('entry.stop', stop, people.author)).ok).toBe(true);
    expect(office.row('catalogEntry', 'e-new').status).toBe('stopped');
    expect(office.row('entryDraft', 'e-new').history.at(-1)?.note).toBe('职能划转，不再产生');
    expect(office.count('filingReceipt')).toBe(1);
    expect((await office.act('filing.accept', at(6), people.city)).ok).toBe(true);
    expect(office.row('filingReceipt', 'e-new.receipt-7')).toMatchObject({ subject: 'removal', hop: 'city' });
    expect(office.row('entryDraft', 'e-new').state).toBe('stopped');
    expect(await office.act('entry.stop', { ...stop, expectedVersion: 7 }, people.author)).toMatchObject(
      refused('entry.state'),
    );
  });

  it.each(['draft', 'internal-review', 'reviewed', 'filed', 'accepted', 'returned'] as const)(
    '[R025] [R050] a published entry is stopped while its next version is %s, and its audit ends',
    async (state) => {
      const office = openCatalogueOffice();
      await bringTo('filed', office);
      const clocks = startClocks(rulesFor(knownPacks, 'catalogAudit'), 'catalog-filed', { now: 1, calendar });
      const filed = { ...office.row('entryDraft', 'e-new'), clocks };
      await office.act('filing.accept', at(4), people.city);
      office.put('entryDraft', { ...filed, state });
      expect((await office.act('entry.stop', { ...at(4), reason: '职能划转' }, people.author)).ok).toBe(true);
      expect(office.row('catalogEntry', 'e-new').status).toBe('stopped');
      const after = office.row('entryDraft', 'e-new');
      expect(after.state).toBe('removal-filed');
      expect(after.clocks).toHaveLength(clocks.length);
      expect(after.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    },
  );

  it('[R022] [R025] a department taken off the library’s list can still stop what it published', async () => {
    const office = openCatalogueOffice();
    const content = fullContent({ library: { kind: 'base', base: 'population' } });
    office.put('sharedLibrary', libraryWith({ leadId: 'd-user', memberIds: [] }));
    const edit = { entryId: 'e-old', expectedVersion: 0, content };
    expect(await office.act('entry.edit', edit, people.author)).toMatchObject(refused('library.not-listed'));
    const stop = { entryId: 'e-old', expectedVersion: 0, reason: '不再参与' };
    expect((await office.act('entry.stop', stop, people.author)).ok).toBe(true);
  });
});

describe('a library that changed while an entry waited', () => {
  const waiting = async () => {
    const office = openCatalogueOffice();
    office.put('sharedLibrary', libraryWith({ leadId: 'd-provider', memberIds: ['d-user'] }));
    const content = fullContent({ library: { kind: 'base', base: 'population' } });
    await bringTo('filed', office, { content: { ...content, conflictNote: '按本部门登记校核' } });
    return office;
  };

  it.each([
    [
      'gate.contributor',
      'who filed it is listed no more',
      libraryWith({ leadId: 'd-user', memberIds: [], version: 2 }),
    ],
    [
      'gate.lead-consent',
      'another department leads and was never asked',
      libraryWith({ leadId: 'd-user', memberIds: ['d-provider'], version: 2 }),
    ],
  ] as const)(
    '[R022] [R023] [R025] %s: %s; it is not published, and can be returned',
    async (code, _why, library) => {
      const office = await waiting();
      office.put('sharedLibrary', library);
      expect(await office.act('filing.accept', at(4), people.city)).toMatchObject(refused(code));
      const back = { ...at(4), reason: '牵头部门已变更' };
      expect((await office.act('filing.return', back, people.city)).ok).toBe(true);
    },
  );

  it('[R022] is taken where nothing changed', async () => {
    const office = await waiting();
    expect((await office.act('filing.accept', at(4), people.city)).ok).toBe(true);
  });
});
