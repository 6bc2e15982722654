import { describe, expect, it } from 'vitest';
import {
  bringTo,
  fullContent,
  openCatalogueOffice,
  people,
  reviewOf,
} from '../cataloguing/testing/catalogue-office.ts';
import type { Office } from '../testing/office.ts';
import { type ConversionPlan, isLateConversion } from './conversion-plan.ts';
import { conversionOverview } from './overview.ts';

const refused = (code: string) => ({ ok: false, error: { code } });
const at = (expectedVersion: number) => ({ entryId: 'e-new', expectedVersion });
const conversion = { plan: '分三批扫描著录', status: 'planned', targetDate: '2027-06-30' } as const;
const paper = fullContent({ conversion });
const report = (patch: object = {}) => ({
  ...at(1),
  status: 'under-way',
  percent: 40,
  note: '第一批扫描完成',
  ...patch,
});

const published = async (): Promise<Office> => {
  const office = openCatalogueOffice();
  await bringTo('filed', office, { content: paper });
  await office.act('filing.accept', at(4), people.city);
  return office;
};

/** The next version of the entry, taken by the city. */
const revise = async (office: Office, content: typeof paper): Promise<void> => {
  await office.act('entry.edit', { ...at(5), content }, people.author);
  await office.act('entry.submit-review', at(6), people.author);
  await office.act('entry.review', reviewOf(7), people.reviewer);
  await office.act('entry.publish', at(8), people.author);
  await office.act('filing.accept', at(9), people.city);
};

describe('a plan to make a resource electronic', () => {
  it('[R029] begins with the publication that states it', async () => {
    const office = await published();
    expect(office.row('conversionPlan', 'e-new')).toMatchObject({
      version: 1,
      providerId: 'd-provider',
      status: 'planned',
      plans: [{ plan: '分三批扫描著录', targetDate: '2027-06-30' }],
      ended: false,
    });
    const electronic = openCatalogueOffice();
    await bringTo('filed', electronic);
    await electronic.act('filing.accept', at(4), people.city);
    expect(electronic.count('conversionPlan')).toBe(0);
  });

  it('[R029] its progress is reported, and what is done is reported no further', async () => {
    const office = await published();
    expect((await office.act('conversion.report', report(), people.author)).ok).toBe(true);
    expect(await office.act('conversion.report', report(), people.author)).toMatchObject(
      refused('record.changed'),
    );
    const done = report({ ...at(2), status: 'done', percent: 100, note: '全部著录' });
    expect((await office.act('conversion.report', done, people.author)).ok).toBe(true);
    expect(office.row('conversionPlan', 'e-new').reports.map(({ percent }) => percent)).toEqual([40, 100]);
    expect(await office.act('conversion.report', report(at(3)), people.author)).toMatchObject(
      refused('conversion.state'),
    );
  });

  it.each([
    ['done', 99],
    ['planned', 1],
    ['under-way', 100],
  ])('[R029] %s and %i percent contradict each other', async (status, percent) => {
    const office = await published();
    expect(await office.act('conversion.report', report({ status, percent }), people.author)).toMatchObject(
      refused('conversion.percent'),
    );
  });

  it('[R029] a moved date stays in sight beside the first, and a new text takes no progress back', async () => {
    const office = await published();
    await office.act('conversion.report', report(), people.author);
    await revise(office, { ...paper, conversion: { ...conversion, targetDate: '2028-01-31' } });
    const plan = office.row('conversionPlan', 'e-new');
    expect(plan.plans.map(({ targetDate }) => targetDate)).toEqual(['2027-06-30', '2028-01-31']);
    expect(plan).toMatchObject({ status: 'under-way', percent: 40 });
    expect(plan.reports).toHaveLength(1);
  });

  it('[R029] another plan after one that is done begins at nothing; the same plan stays done', async () => {
    const done = report({ status: 'done', percent: 100, note: '全部著录' });
    const next = await published();
    await next.act('conversion.report', done, people.author);
    await revise(next, { ...paper, conversion: { ...conversion, plan: '补扫新增档案' } });
    expect(next.row('conversionPlan', 'e-new')).toMatchObject({ status: 'planned', percent: 0 });
    expect(next.row('conversionPlan', 'e-new').reports).toHaveLength(1);
    const same = await published();
    await same.act('conversion.report', done, people.author);
    await revise(same, paper);
    expect(same.row('conversionPlan', 'e-new')).toMatchObject({ status: 'done', percent: 100 });
  });

  it('[R029] a plan for a resource that was electronic in between begins at nothing', async () => {
    const office = await published();
    await office.act('conversion.report', report(), people.author);
    const row = office.row('conversionPlan', 'e-new');
    office.put('conversionPlan', { ...row, ended: true });
    await revise(office, paper);
    expect(office.row('conversionPlan', 'e-new')).toMatchObject({
      status: 'planned',
      percent: 0,
      ended: false,
    });
  });

  it('[R029] ends when the entry is catalogued as electronic, and when it is stopped', async () => {
    const electronic = await published();
    await revise(electronic, fullContent());
    expect(electronic.row('conversionPlan', 'e-new').ended).toBe(true);
    const stopped = await published();
    await stopped.act('entry.stop', { ...at(5), reason: '职能划转' }, people.author);
    expect(stopped.row('conversionPlan', 'e-new').ended).toBe(true);
    expect(await stopped.act('conversion.report', report(at(2)), people.author)).toMatchObject(
      refused('conversion.state'),
    );
  });
});

const planWith = (patch: Partial<ConversionPlan> & { readonly targetDate: string }): ConversionPlan => {
  const { targetDate, ...rest } = patch;
  return {
    id: targetDate,
    version: 1,
    providerId: 'd-1',
    entryName: '甲',
    status: 'planned',
    percent: 0,
    plans: [{ at: 1, plan: '扫描', targetDate }],
    reports: [],
    ended: false,
    ...rest,
  };
};

describe('the overview of conversions', () => {
  it('[R029] is late from the day after its date, unless done or ended', () => {
    const plan = planWith({ targetDate: '2026-11-25' });
    expect(isLateConversion(plan, '2026-11-25')).toBe(false);
    expect(isLateConversion(plan, '2026-11-26')).toBe(true);
    expect(isLateConversion({ ...plan, status: 'done' }, '2026-11-26')).toBe(false);
    expect(isLateConversion({ ...plan, ended: true }, '2026-11-26')).toBe(false);
  });

  it('[R029] puts departments and plans that are late first, then the nearest date, then what is done', () => {
    const overview = conversionOverview(
      [
        planWith({ targetDate: '2027-03-01' }),
        planWith({ targetDate: '2026-01-01', status: 'done' }),
        planWith({ targetDate: '2027-01-01' }),
        planWith({ targetDate: '2026-06-01', providerId: 'd-2' }),
      ],
      '2026-11-26',
    );
    expect(overview).toMatchObject([
      { departmentId: 'd-2', late: 1, open: 1, done: 0 },
      { departmentId: 'd-1', late: 0, open: 2, done: 1 },
    ]);
    expect(overview[1]?.plans.map(({ id }) => id)).toEqual(['2027-01-01', '2027-03-01', '2026-01-01']);
  });
});
