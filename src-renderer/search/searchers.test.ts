import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { columnsOf } from '#shared/domain/search/columns/columns-of.ts';
import { columnsVersion, headerOf, words } from '#shared/domain/search/columns/layout.ts';
import { sampleEntry } from '../sync/testing/sample-rows.ts';
import type { CatalogSearcher } from './catalog-query.ts';
import { compileKernel } from './kernel/compile.ts';
import { createKernelSearcher } from './kernel-searcher.ts';
import { createPlainSearcher } from './plain-searcher.ts';
import { entriesOf, idOf, item, type Numbered, query, type Step, step } from './testing/any-steps.ts';

let module: WebAssembly.Module;
beforeAll(async () => {
  module = new WebAssembly.Module(await compileKernel('src-renderer/search/kernel/assembly/index.ts'));
});

const departments = [
  { id: 'police', name: '公安局', regionId: 'city' },
  { id: 'civil', name: '民政局', regionId: 'county' },
];
/** Segments of the catalogue never hold the same entry twice. */
const apart = (segments: readonly Numbered[]): readonly Numbered[] => {
  const seen = new Set<number>();
  return segments.map((each) =>
    each.filter(([number]) => {
      const isNew = !seen.has(number);
      seen.add(number);
      return isNew;
    }),
  );
};

const take = <Block>(searcher: CatalogSearcher<Block>, one: Step): void => {
  if ('put' in one) searcher.put(entriesOf(one.put));
  else if ('remove' in one) searcher.remove(one.remove.map(idOf));
  else {
    for (const name of searcher.held()) searcher.drop(name);
    searcher.setChanges(entriesOf(one.changed), one.gone.map(idOf));
    apart(one.segments).forEach((each, number) => {
      const entries = entriesOf(each);
      // Every other segment comes with its columns, as the platform composes them.
      const shipped = number % 2 === 0 ? searcher.blockOfColumns(columnsOf(entries)) : null;
      searcher.hold(`s${number}`, shipped ?? searcher.blockOf(entries));
    });
  }
};

/** What the steps come to, by the simplest account of it. */
const standOf = (steps: readonly Step[]): readonly CatalogEntry[] => {
  let beneath = new Map<string, CatalogEntry>();
  let over = new Map<string, CatalogEntry | null>();
  for (const one of steps) {
    if ('put' in one) for (const entry of entriesOf(one.put)) over.set(entry.id, entry);
    else if ('remove' in one) for (const number of one.remove) over.set(idOf(number), null);
    else {
      beneath = new Map(
        apart(one.segments)
          .flatMap(entriesOf)
          .map((entry) => [entry.id, entry]),
      );
      over = new Map(one.gone.map((number) => [idOf(number), null]));
      for (const entry of entriesOf(one.changed)) over.set(entry.id, entry);
    }
  }
  return [...new Map([...beneath, ...over]).values()].filter((entry) => entry !== null);
};

describe('the two ways to search the catalogue', () => {
  it('answer the same through adds, changes and removals', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.array(query, { minLength: 1, maxLength: 3 }),
        (steps, queries) => {
          const index = createKernelSearcher(module);
          const plain = createPlainSearcher();
          for (const searcher of [index, plain]) searcher.setDepartments(departments);
          for (const [at, one] of steps.entries()) {
            take(index, one);
            take(plain, one);
            const fresh = createPlainSearcher();
            fresh.setDepartments(departments);
            fresh.put(standOf(steps.slice(0, at + 1)));
            expect(plain.size()).toBe(fresh.size());
            for (const asked of queries) {
              const question = { ...asked, offset: 0, limit: 100 };
              expect(plain.ask(question)).toEqual(fresh.ask(question));
              expect(index.ask(question)).toEqual(plain.ask(question));
            }
            expect(index.size()).toBe(plain.size());
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

const ways = [
  ['with the index', () => createKernelSearcher(module)],
  ['the plain way', () => createPlainSearcher()],
] as const;

describe.each(ways)('the catalogue searched %s', (_, open) => {
  const idsOf = (entries: readonly CatalogEntry[], words: string, facets = {}): readonly string[] => {
    const searcher = open();
    searcher.setDepartments(departments);
    searcher.put(entries);
    return searcher.ask({ text: words, facets, offset: 0, limit: 100 }).ids;
  };

  it('ranks name exact, name’s beginning, name, pinyin of the name, code, items, abstract', () => {
    const plain = { name: '低保对象', abstract: '无', items: [item('姓名')] };
    const entries = [
      sampleEntry({ ...plain, id: 'abstract', abstract: '含3010信息' }),
      sampleEntry({ ...plain, id: 'items', items: [item('x'), item('3010号')] }),
      sampleEntry({ ...plain, id: 'code', code: '301001/1' }),
      sampleEntry({ ...plain, id: 'inside', name: '关于3010' }),
      sampleEntry({ ...plain, id: 'prefix', name: '3010信息' }),
      sampleEntry({ ...plain, id: 'exact', name: '3010' }),
    ].map((entry) => (entry.id === 'code' ? entry : { ...entry, code: '999999/9' }));
    expect(idsOf(entries, '３０１０')).toEqual(['exact', 'prefix', 'inside', 'code', 'items', 'abstract']);
    const letters = [
      sampleEntry({ ...plain, id: 'read', name: '在册人口' }),
      sampleEntry({ ...plain, id: 'written', name: '关于RK' }),
      sampleEntry({ ...plain, id: 'said', abstract: 'rk' }),
    ];
    expect(idsOf(letters, 'rk')).toEqual(['written', 'read', 'said']);
  });

  it('puts what can be had before what is withheld, then the shorter name', () => {
    const entries = [
      sampleEntry({ id: 'withheld', name: '人口', shareType: 'withheld' }),
      sampleEntry({ id: 'long', name: '城镇常住人口信息' }),
      sampleEntry({ id: 'short', name: '常住人口' }),
    ].map((entry) => (entry.id === 'withheld' ? { ...entry, name: '户籍人口' } : entry));
    expect(idsOf(entries, '人口')).toEqual(['short', 'long', 'withheld']);
  });

  it('finds a name pasted with the marks around it, and one with brackets by itself alone before all others', () => {
    const entries = [
      sampleEntry({ id: 'whole', name: '户口登记（迁入）' }),
      sampleEntry({ id: 'longer', name: '户口登记（迁入）信息' }),
      sampleEntry({ id: 'other', name: '婚姻', abstract: '户口' }),
    ];
    for (const pasted of [
      '户口登记（迁入）',
      '《户口登记(迁入)》',
      '“户口登记（迁入）”（',
      "'户口登记（迁入）'",
    ])
      expect([pasted, idsOf(entries, pasted)]).toEqual([pasted, ['whole', 'longer']]);
    expect(idsOf(entries, '户口，婚姻')).toEqual(['other']);
    expect(idsOf(entries, "hu'kou'deng'ji")).toEqual(['whole', 'longer']);
    expect(idsOf(entries, '，《》（）')).toHaveLength(3);
  });

  it('a facet with several values keeps entries of any of them; between facets all must hold', () => {
    const entries = [
      sampleEntry({ id: 'a', updateCycle: 'daily' }),
      sampleEntry({ id: 'b', updateCycle: 'weekly', exchangeMethods: ['file'] }),
      sampleEntry({ id: 'c', updateCycle: 'yearly', exchangeMethods: ['file'] }),
    ];
    expect(idsOf(entries, '', { updateCycle: ['daily', 'weekly'] }).toSorted()).toEqual(['a', 'b']);
    expect(idsOf(entries, '', { updateCycle: ['daily', 'weekly'], exchangeMethod: ['file'] })).toEqual(['b']);
    expect(idsOf(entries, '', { updateCycle: [] }).toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('forgets a segment that is dropped, and every change where others are told', () => {
    const searcher: CatalogSearcher<never> = open() as never;
    searcher.hold('s', searcher.blockOf([sampleEntry({ id: 'a' })]));
    searcher.put([sampleEntry({ id: 'b' })]);
    searcher.remove(['a']);
    const found = () => searcher.ask({ text: '', facets: {}, offset: 0, limit: 10 }).ids;
    expect(found()).toEqual(['b']);
    searcher.setChanges([], []);
    expect(found()).toEqual(['a']);
    searcher.drop('s');
    expect(found()).toEqual([]);
  });

  it('takes a segment of which nothing is published', () => {
    const searcher: CatalogSearcher<never> = open() as never;
    const block = searcher.blockOf([sampleEntry({ id: 'a', status: 'stopped' })]);
    expect(searcher.isWhole(block)).toBe(true);
    searcher.hold('s', block);
    expect(searcher.size()).toBe(0);
  });
});

describe('columns that came with a segment', () => {
  const entries = ['a', 'b', 'c'].map((id) => sampleEntry({ id, name: `在册人口${id}` }));
  const changed = (change: (bytes: Uint8Array<ArrayBuffer>) => void): Uint8Array<ArrayBuffer> => {
    const bytes = columnsOf(entries);
    change(bytes);
    return bytes;
  };

  it('make the block that their entries make', () => {
    const [one, other] = [createKernelSearcher(module), createKernelSearcher(module)];
    expect(one.blockOfColumns(columnsOf(entries))).toEqual(other.blockOf(entries.toReversed()));
  });

  it('make a block that is lent, and a copy that stays', () => {
    const searcher = createKernelSearcher(module);
    const lent = searcher.blockOf(entries);
    const copy = searcher.copyOf(lent);
    expect(copy).toEqual(lent);
    searcher.blockOf(entries.slice(1));
    expect(copy).not.toEqual(lent);
    searcher.hold('s', copy);
    expect(searcher.size()).toBe(3);
  });

  it.each([
    ['of another version', changed((bytes) => (headerOf(bytes)[words.version] = columnsVersion + 1))],
    ['of another layout', changed((bytes) => (headerOf(bytes)[words.magic] = 0x4453_0001))],
    ['that are cut', columnsOf(entries).slice(0, -16)],
    ['that are none', new Uint8Array(3)],
    ['whose offsets lead astray', changed((bytes) => (headerOf(bytes)[words.nameText] = 0xfff0_0000))],
  ])('%s are not used, and what is made of the entries answers as ever', (_, columns) => {
    const searcher = createKernelSearcher(module);
    expect(searcher.blockOfColumns(columns)).toBe(null);
    searcher.hold('s', searcher.blockOf(entries));
    expect(searcher.ask({ text: 'zcrk', facets: {}, offset: 0, limit: 9 }).total).toBe(3);
  });
});

it('the version of blocks on the disk changes with what they are made of', () => {
  const entry = sampleEntry({
    id: 'e',
    name: '臺灣居民居住证ＡBC㎡',
    abstract: '含３０１０项',
    items: [item('證件号码'), item('姓名')],
  });
  const block = createKernelSearcher(module).blockOf([entry]);
  const digest = createHash('sha256').update(block).digest('hex').slice(0, 16);
  // Another digest means other blocks: raise columnsVersion, then write the new pair here.
  expect({ columnsVersion, digest }).toMatchInlineSnapshot(`
    {
      "columnsVersion": 2,
      "digest": "76de94888fd52140",
    }
  `);
});
