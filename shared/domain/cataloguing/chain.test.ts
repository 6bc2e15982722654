/** The chain from a county to the city and back out: hop by hop, a receipt each, whatever is tried in between. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import { startClocks } from '../clock/clock.ts';
import { rulesFor } from '../policy/pack.ts';
import { knownPacks } from '../policy/packs.ts';
import type { Office } from '../testing/office.ts';
import { calendar, monday } from '../testing/office.ts';
import type { EntryDraft } from './entry-draft.ts';
import { filingOverview, type RegionFilings } from './filing-overview.ts';
import type { FilingReceipt } from './filing-receipt.ts';
import { bringTo, openCatalogueOffice, people } from './testing/catalogue-office.ts';

const county = { author: people.countyAuthor, reviewer: people.countyReviewer };
const refused = (code: string) => ({ ok: false, error: { code } });
const draftOf = (office: Office): EntryDraft => office.row('entryDraft', 'e-new');
const at = (office: Office) => ({ entryId: 'e-new', expectedVersion: draftOf(office).version });
const accept = (office: Office, who: Actor) => office.act('filing.accept', at(office), who);
const back = (office: Office, who: Actor) =>
  office.act('filing.return', { ...at(office), reason: '补充摘要' }, who);
const stop = (office: Office, who: Actor) =>
  office.act('entry.stop', { ...at(office), reason: '不再产生' }, who);

const receiptsOf = (office: Office): FilingReceipt[] =>
  Array.from({ length: draftOf(office).version + 1 }, (_, version) => {
    try {
      return [office.row('filingReceipt', `e-new.receipt-${version}`)];
    } catch {
      return [];
    }
  }).flat();

const filed = async (platform = true): Promise<Office> => {
  const office = openCatalogueOffice(platform);
  await bringTo('filed', office, county);
  return office;
};

const published = async (): Promise<Office> => {
  const office = await filed();
  await accept(office, people.county);
  await accept(office, people.city);
  return office;
};

describe('a removal', () => {
  it('[R025] [R050] ends the offer at once and goes up the county’s platform, then the city’s, a receipt each', async () => {
    const office = await published();
    await stop(office, people.countyAuthor);
    expect(office.row('catalogEntry', 'e-new').status).toBe('stopped');
    expect(receiptsOf(office)).toHaveLength(2);
    expect(await accept(office, people.city)).toMatchObject(refused('filing.wrong-level'));
    expect((await accept(office, people.county)).ok).toBe(true);
    expect(draftOf(office).state).toBe('removal-accepted');
    expect((await accept(office, people.city)).ok).toBe(true);
    expect(draftOf(office).state).toBe('stopped');
    expect(receiptsOf(office).map(({ subject, hop }) => `${subject} ${hop}`)).toEqual([
      'entry own-level',
      'entry city',
      'removal own-level',
      'removal city',
    ]);
  });

  it('[R025] is taken note of and cannot be sent back', async () => {
    const office = await published();
    await stop(office, people.countyAuthor);
    expect(await back(office, people.county)).toMatchObject(refused('entry.state'));
  });

  it('[R009] of the zone, which has no platform of its own, goes to the city directly', async () => {
    const office = await filed(false);
    await accept(office, people.city);
    await stop(office, people.countyAuthor);
    expect(await accept(office, people.county)).toMatchObject(refused('filing.wrong-level'));
    expect((await accept(office, people.city)).ok).toBe(true);
    expect(receiptsOf(office).map(({ hop }) => hop)).toEqual(['city', 'city']);
  });
});

type Step = (office: Office) => Promise<unknown>;
const anybody = [people.countyAuthor, people.county, people.otherCounty, people.city, people.author];
const anyStep: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom('accept', 'return', 'stop', 'file'), fc.constantFrom(...anybody))
  .map(([what, who]) => (office: Office) => {
    if (what === 'accept') return accept(office, who);
    if (what === 'return') return back(office, who);
    return what === 'stop' ? stop(office, who) : office.act('entry.publish', at(office), who);
  });

describe('whatever is tried in whatever order', () => {
  it('[R025] [R050] no receipt skips the county, none is given twice, and the catalogue follows the city’s', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 14 }), async (steps) => {
        const office = await filed();
        for (const step of steps) await step(office);
        const receipts = receiptsOf(office);
        for (const [index, { hop, subject }] of receipts.entries()) {
          if (hop !== 'city') continue;
          expect(receipts[index - 1]).toMatchObject({ hop: 'own-level', subject });
        }
        const removed = receipts.filter((each) => each.subject === 'removal');
        expect(removed.filter(({ hop }) => hop === 'city').length).toBeLessThanOrEqual(1);
        const taken = receipts.some(({ hop, subject }) => hop === 'city' && subject === 'entry');
        const inCatalogue = office.count('catalogEntry') === 2;
        expect(inCatalogue).toBe(taken);
        const stopped = draftOf(office).history.some(({ act }) => act === 'stop');
        if (inCatalogue)
          expect(office.row('catalogEntry', 'e-new').status).toBe(stopped ? 'stopped' : 'published');
      }),
      { numRuns: 60 },
    );
  });
});

const auditSince = (since: number) =>
  startClocks(rulesFor(knownPacks, 'catalogAudit'), 'catalog-filed', { now: since, calendar });

const overviewOf = (office: Office): RegionFilings => {
  const rows = {
    regions: [office.row('region', 'county')],
    departments: [office.row('department', 'd-county')],
    drafts: [draftOf(office)],
    receipts: receiptsOf(office),
  };
  const [row] = filingOverview(rows, { now: monday, calendar });
  if (row === undefined) throw new Error('no region');
  return row;
};

const stageOf = (office: Office) => overviewOf(office).filings[0]?.stage ?? null;

describe('the overview of a county', () => {
  it('[R050] says of every filing where it is, and counts the receipts of each hop', async () => {
    const office = await filed();
    const seen = [stageOf(office)];
    const then = async (step: Promise<unknown>) => {
      await step;
      seen.push(stageOf(office));
    };
    await then(back(office, people.county));
    await then(office.act('entry.publish', at(office), people.countyAuthor));
    await then(accept(office, people.county));
    await then(accept(office, people.city));
    await then(stop(office, people.countyAuthor));
    await then(accept(office, people.county));
    await then(accept(office, people.city));
    expect(seen).toEqual([
      'waiting-own',
      'returned',
      'waiting-own',
      'waiting-city',
      'published',
      'removal-own',
      'removal-city',
      'removed',
    ]);
    expect(overviewOf(office).received).toEqual({ 'own-level': 2, city: 2 });
  });

  it('[R025] leaves out what was never filed, and keeps a published entry that is being written anew', async () => {
    const office = openCatalogueOffice();
    await bringTo('reviewed', office, county);
    expect(stageOf(office)).toBeNull();
    const written = await published();
    const edit = { ...at(written), content: draftOf(written).content };
    await written.act('entry.edit', edit, people.countyAuthor);
    expect(stageOf(written)).toBe('published');
  });

  it('[R025] flags what waits longer than the audit may take, and decides nothing by it', async () => {
    const office = await filed();
    office.put('entryDraft', { ...draftOf(office), clocks: auditSince(monday - 20 * 86_400_000) });
    expect(overviewOf(office)).toMatchObject({ overdue: 1, count: { 'waiting-own': 1 } });
  });
});
