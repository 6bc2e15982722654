import { describe, expect, it } from 'vitest';
import { newContent } from './entry-content.ts';
import { bringTo, fullContent, openCatalogueOffice, people, reviewOf } from './testing/catalogue-office.ts';

const refused = (code: string) => ({ ok: false, error: { code } });
const create = (patch: object = {}) => ({
  entryId: 'e-new',
  codePrefix: '300001',
  content: newContent('民办幼儿园登记信息'),
  ...patch,
});

describe('writing an entry', () => {
  it('[R021] [R024] a draft has a code of its class, issued once and kept through a rename', async () => {
    const office = openCatalogueOffice();
    await bringTo('draft', office);
    expect(office.row('entryDraft', 'e-new').code).toBe('300001/2026000001');
    const renamed = { entryId: 'e-new', expectedVersion: 1, content: fullContent({ name: '另一名称' }) };
    expect((await office.act('entry.edit', renamed, people.author)).ok).toBe(true);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ code: '300001/2026000001', version: 2 });
  });

  it('[R022] [R023] the class of the code and the library must agree', async () => {
    const office = openCatalogueOffice();
    const wrong = create({ codePrefix: '100001' });
    expect(await office.act('entry.draft', wrong, people.author)).toMatchObject(refused('entry.code-class'));
    await bringTo('draft', office);
    const moved = fullContent({ library: { kind: 'base', base: 'population' } });
    const edit = { entryId: 'e-new', expectedVersion: 1, content: moved };
    expect(await office.act('entry.edit', edit, people.author)).toMatchObject(refused('entry.code-class'));
  });

  it('[R024] only data officers write, only for their own department, only on what they saw', async () => {
    const office = openCatalogueOffice();
    expect(await office.act('entry.draft', create(), people.reviewer)).toMatchObject(refused('role.missing'));
    expect(await office.act('entry.draft', create({ entryId: 'e-old' }), people.author)).toMatchObject(
      refused('record.exists'),
    );
    await bringTo('draft', office);
    const edit = { entryId: 'e-new', expectedVersion: 1, content: fullContent() };
    expect(await office.act('entry.edit', edit, people.stranger)).toMatchObject(refused('department.wrong'));
    expect(await office.act('entry.edit', { ...edit, expectedVersion: 9 }, people.author)).toMatchObject(
      refused('record.changed'),
    );
  });
});

describe('the review before publishing', () => {
  it('[R040] is by another officer than any author of what stands', async () => {
    const office = openCatalogueOffice();
    await bringTo('draft', office, { author: people.author });
    const edit = { entryId: 'e-new', expectedVersion: 1, content: fullContent() };
    await office.act('entry.edit', edit, people.both);
    await office.act('entry.submit-review', { entryId: 'e-new', expectedVersion: 2 }, people.author);
    expect(await office.act('entry.review', reviewOf(3), people.both)).toMatchObject(
      refused('entry.self-review'),
    );
    expect(await office.act('entry.review', reviewOf(3), people.author)).toMatchObject(
      refused('role.missing'),
    );
    expect(await office.act('entry.review', reviewOf(3), people.stranger)).toMatchObject(
      refused('department.wrong'),
    );
    expect((await office.act('entry.review', reviewOf(3), people.reviewer)).ok).toBe(true);
    expect(office.row('entryDraft', 'e-new').secrecyReview).toMatchObject({ reviewerId: 'o-reviewer' });
  });

  it('[R014] a state secret is refused, not classified; the draft can still be returned', async () => {
    const office = openCatalogueOffice();
    await bringTo('internal-review', office);
    const secret = reviewOf(2, { containsStateSecret: true });
    expect(await office.act('entry.review', secret, people.reviewer)).toMatchObject(
      refused('entry.state-secret'),
    );
    const sentBack = { ...secret, decision: 'return' };
    expect((await office.act('entry.review', sentBack, people.reviewer)).ok).toBe(true);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ state: 'draft', secrecyReview: null });
  });

  it('[R040] an edit after the review voids it', async () => {
    const office = openCatalogueOffice();
    await bringTo('reviewed', office);
    const edit = { entryId: 'e-new', expectedVersion: 3, content: fullContent({ name: '改后' }) };
    await office.act('entry.edit', edit, people.author);
    expect(office.row('entryDraft', 'e-new')).toMatchObject({ state: 'draft', secrecyReview: null });
    expect(
      await office.act('entry.publish', { entryId: 'e-new', expectedVersion: 4 }, people.author),
    ).toMatchObject(refused('gate.secrecy'));
  });

  it('[R040] only what was sent is reviewed, and it is sent once', async () => {
    const office = openCatalogueOffice();
    await bringTo('draft', office);
    expect(await office.act('entry.review', reviewOf(1), people.reviewer)).toMatchObject(
      refused('entry.state'),
    );
    await office.act('entry.submit-review', { entryId: 'e-new', expectedVersion: 1 }, people.author);
    expect(
      await office.act('entry.submit-review', { entryId: 'e-new', expectedVersion: 2 }, people.author),
    ).toMatchObject(refused('entry.state'));
  });
});
