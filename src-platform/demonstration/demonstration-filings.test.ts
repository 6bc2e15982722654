import { beforeAll, describe, expect, it } from 'vitest';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { filingOverview, type RegionFilings } from '#shared/domain/cataloguing/filing-overview.ts';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import { conversionOverview } from '#shared/domain/conversion/overview.ts';
import { type Change, type Row, type TableName, tables } from '#shared/domain/tables.ts';
import { loadDemonstration } from './demonstration-data.ts';
import { demonstrationFilings } from './demonstration-filings.ts';

const now = instantOf('2026-11-26', 9);
const data = loadDemonstration();
let written: readonly Change[];

const rowsOf = <T extends TableName>(table: T): Row<T>[] =>
  written.filter((change) => change.table === table).map(({ row }) => row as Row<T>);

beforeAll(async () => {
  const known: Change[] = [
    ...data.regions.map((row) => ({ table: 'region' as const, row })),
    ...data.departments.map((row) => ({ table: 'department' as const, row })),
    ...data.entries.map((row) => ({ table: 'catalogEntry' as const, row })),
  ];
  let issued = 0;
  const numberOf = async (kind: string) => {
    issued += 1;
    return `${kind === 'entry' ? 'ML' : 'BA'}2026-${String(issued).padStart(6, '0')}`;
  };
  written = await demonstrationFilings(data, known, { now, numberOf });
});

const overview = (): ReadonlyMap<string, RegionFilings> => {
  const rows = {
    regions: data.regions,
    departments: data.departments,
    drafts: rowsOf('entryDraft'),
    receipts: rowsOf('filingReceipt'),
  };
  const regions = filingOverview(rows, { now, calendar: workCalendar.parse(china) });
  return new Map(regions.map((each) => [each.region.name, each]));
};

describe('the filings of the demonstration', () => {
  it('[R025] [R050] stand at every step of the chain, each by the office’s own acts', () => {
    const { filings, count } = overview().get('代县') ?? { filings: [], count: null };
    expect(filings).toHaveLength(5);
    expect(count).toMatchObject({
      'waiting-own': 1,
      'waiting-city': 1,
      returned: 1,
      published: 1,
      'removal-own': 1,
    });
    expect(overview().get('原平市')?.count.removed).toBe(1);
    for (const { table, row } of written) expect(tables[table].safeParse(row).success).toBe(true);
  });

  it('[R009] the zone’s go to the city without a hop between', () => {
    const zone = overview().get('忻州经济开发区');
    expect(zone?.filings.map(({ stage }) => stage).sort()).toEqual(['published', 'returned', 'waiting-city']);
    expect(zone?.received).toEqual({ 'own-level': 0, city: 1 });
  });

  it('[R029] hold plans that are late, under way, not begun and done', () => {
    const plans = conversionOverview(rowsOf('conversionPlan'), '2026-11-26');
    expect(plans).toHaveLength(4);
    expect(plans.map(({ late, open, done }) => [late, open, done])).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });
});
