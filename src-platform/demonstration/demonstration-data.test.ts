import { describe, expect, it } from 'vitest';
import {
  baseLibrary,
  type CatalogEntry,
  catalogEntry,
  dataType,
  exchangeMethod,
  resourceFormat,
  shareType,
  updateCycle,
} from '#shared/domain/catalog/entry.ts';
import { overallShareType } from '#shared/domain/catalog/share-type.ts';
import { subjectOfLibrary } from '#shared/domain/catalog/subject-of-library.ts';
import { loadDemonstration } from './demonstration-data.ts';

const { departments, entries, libraries } = loadDemonstration();
const idsWhere = (fault: (entry: CatalogEntry) => boolean): readonly string[] =>
  entries.filter(fault).map((entry) => entry.id);
const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);
const countOf = (holds: (entry: CatalogEntry) => boolean): number => entries.filter(holds).length;
const byId = (id: string): CatalogEntry => {
  const found = entries.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found;
};

describe('the demonstration catalogue', () => {
  it('[R021] holds at least 320 published entries of at least 30 departments, all marked', () => {
    expect(entries.length).toBeGreaterThanOrEqual(320);
    expect(new Set(entries.map((entry) => entry.providerId)).size).toBeGreaterThanOrEqual(30);
    expect(idsWhere((entry) => !entry.demonstration || entry.status !== 'published')).toEqual([]);
  });

  it('[R019] repeats no id, no code, no abstract, and no name within a provider', () => {
    expect(repeated(entries.map((entry) => entry.id))).toEqual([]);
    expect(repeated(entries.map((entry) => entry.code))).toEqual([]);
    expect(repeated(entries.map((entry) => entry.abstract))).toEqual([]);
    expect(repeated(entries.map((entry) => `${entry.providerId} ${entry.name}`))).toEqual([]);
  });

  it('[R021] refers only to departments and codes that exist', () => {
    const known = new Set(departments.map((one) => one.id));
    const codes = new Set(entries.map((entry) => entry.code));
    expect(idsWhere((entry) => !known.has(entry.providerId))).toEqual([]);
    expect(idsWhere((entry) => entry.relatedCodes.some((code) => !codes.has(code)))).toEqual([]);
    expect(idsWhere((entry) => entry.dedicatedTo?.some((id) => !known.has(id)) ?? false)).toEqual([]);
  });

  it('[R021] writes abstracts of 40 to 120 characters and 5 to 20 items, each item once', () => {
    expect(idsWhere(({ abstract }) => abstract.length < 40 || abstract.length > 120)).toEqual([]);
    expect(idsWhere(({ items }) => items.length < 5 || items.length > 20)).toEqual([]);
    expect(idsWhere(({ items }) => repeated(items.map((item) => item.id)).length > 0)).toEqual([]);
    expect(idsWhere(({ items }) => repeated(items.map((item) => item.name)).length > 0)).toEqual([]);
  });

  it('[R033] derives the sharing type from the items, and mixes types in at least 20 entries', () => {
    expect(idsWhere((entry) => entry.shareType !== overallShareType(entry.items))).toEqual([]);
    expect(
      countOf(({ items }) => new Set(items.map((item) => item.shareType)).size > 1),
    ).toBeGreaterThanOrEqual(20);
  });

  it('[R013] shares most: about 45 in 100 unconditionally and about 10 not at all', () => {
    const percent = (type: CatalogEntry['shareType']): number =>
      (100 * countOf((entry) => entry.shareType === type)) / entries.length;
    expect(Math.abs(percent('unconditional') - 45)).toBeLessThan(5);
    expect(Math.abs(percent('conditional') - 45)).toBeLessThan(5);
    expect(Math.abs(percent('withheld') - 10)).toBeLessThan(3);
  });

  it('[R034] [R016] gives every withheld entry a reason and a law, never an internal rule', () => {
    expect(
      idsWhere(
        (entry) => entry.items.some((item) => item.shareType === 'withheld') !== (entry.withholding !== null),
      ),
    ).toEqual([]);
    const bases = entries.flatMap((entry) => entry.withholding?.basis ?? []);
    const laws = bases.flatMap((basis) =>
      [...basis.matchAll(/《([^》]+)》/gu)].map((match) => match[1] ?? ''),
    );
    expect(bases.filter((basis) => !basis.startsWith('《'))).toEqual([]);
    expect(laws.filter((law) => !/(?:法|典|条例|暂行办法)$/u.test(law))).toEqual([]);
  });

  it('[R033] states conditions exactly where the entry is not unconditional', () => {
    expect(
      idsWhere((entry) => (entry.shareType === 'unconditional') !== (entry.shareConditions === '')),
    ).toEqual([]);
  });
});

describe('what the demonstration catalogue covers', () => {
  it('[R022] has at least 12 entries in each of the six base libraries', () => {
    for (const base of baseLibrary.options) {
      const count = countOf(({ library }) => library.kind === 'base' && library.base === base);
      expect(count, base).toBeGreaterThanOrEqual(12);
    }
  });

  it('[R022] [R023] has a record for every base and theme library, which lists every department that provides it', () => {
    const kinds = libraries.map(({ library }) => library.kind);
    expect(kinds.filter((kind) => kind === 'base')).toHaveLength(baseLibrary.options.length);
    const partiesOf = (library: CatalogEntry['library']) =>
      libraries
        .filter((each) => subjectOfLibrary(each.library) === subjectOfLibrary(library))
        .flatMap(({ leadId, memberIds }) => [leadId, ...memberIds]);
    const common = entries.filter(({ library }) => library.kind !== 'department');
    expect(common.filter((entry) => !partiesOf(entry.library).includes(entry.providerId))).toEqual([]);
    expect(repeated(libraries.map(({ library }) => subjectOfLibrary(library) ?? ''))).toEqual([]);
    expect(libraries.filter(({ memberIds }) => memberIds.length >= 3).length).toBeGreaterThanOrEqual(4);
  });

  it('[R023] [R024] has at least 6 theme libraries and department catalogues', () => {
    const themes = entries.flatMap(({ library }) => (library.kind === 'theme' ? library.theme : []));
    expect(new Set(themes).size).toBeGreaterThanOrEqual(6);
    expect(countOf(({ library }) => library.kind === 'department')).toBeGreaterThan(100);
  });

  it('[R002] [R028] [R064] uses every word of every enumeration', () => {
    const used = (pick: (entry: CatalogEntry) => readonly string[]): readonly string[] =>
      [...new Set(entries.flatMap(pick))].sort();
    const sorted = (options: readonly string[]): readonly string[] => [...options].sort();
    expect(used((entry) => entry.exchangeMethods)).toEqual(sorted(exchangeMethod.options));
    expect(used((entry) => entry.formats)).toEqual(sorted(resourceFormat.options));
    expect(used((entry) => [entry.updateCycle])).toEqual(sorted(updateCycle.options));
    expect(used((entry) => [entry.kind])).toEqual(sorted(catalogEntry.shape.kind.options));
    expect(used((entry) => [entry.acquisition])).toEqual(sorted(catalogEntry.shape.acquisition.options));
    expect(used((entry) => entry.items.map((item) => item.dataType))).toEqual(sorted(dataType.options));
    expect(used((entry) => entry.items.map((item) => item.shareType))).toEqual(sorted(shareType.options));
  });

  it('[R014] [R035] uses every grade but core', () => {
    const grades = catalogEntry.shape.grade.options.filter((grade) => grade !== 'core');
    expect([...new Set(entries.map((entry) => entry.grade))].sort()).toEqual([...grades].sort());
  });

  it('[R042] has at least 6 专用 entries, none of them dedicated to its own provider', () => {
    expect(countOf((entry) => entry.dedicatedTo !== null)).toBeGreaterThanOrEqual(6);
    expect(idsWhere((entry) => entry.dedicatedTo?.includes(entry.providerId) ?? false)).toEqual([]);
  });

  it('[R037] asks for an agreement for every person-identified entry that is not unconditional', () => {
    const identifies = (entry: CatalogEntry): boolean =>
      entry.shareType !== 'unconditional' && entry.items.some((item) => item.name.includes('公民身份号码'));
    expect(idsWhere((entry) => identifies(entry) && !entry.agreementRequired)).toEqual([]);
    expect(countOf(identifies)).toBeGreaterThan(20);
  });

  it('[R051] [R053] has the resources of the main journey as the journey needs them', () => {
    expect(byId('entry-rk-001')).toMatchObject({
      providerId: 'dept-gongan',
      shareType: 'conditional',
      agreementRequired: true,
    });
    expect(byId('entry-mz-001')).toMatchObject({ providerId: 'dept-minzheng', shareType: 'conditional' });
    expect(byId('entry-fr-001')).toMatchObject({ providerId: 'dept-shichang', shareType: 'unconditional' });
    expect(byId('entry-yb-001').dedicatedTo).toEqual(['dept-weijian', 'dept-minzheng']);
    for (const id of ['entry-rk-001', 'entry-mz-001', 'entry-fr-001', 'entry-yb-001']) {
      expect(byId(id).exchangeMethods).toContain('interface');
    }
  });
});
