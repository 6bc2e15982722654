import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../access/audience.ts';
import { type Actor, narrowed, type RowSource } from '../action.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { overlaid, RowLayer } from '../row-layer.ts';
import { allOfTheCity } from '../testing/areas.ts';
import { entryWith, type Office, officers, openOffice } from '../testing/office.ts';
import { likenessOf, matchCollection, suppliersOf } from './match.ts';

const refused = (code: string) => ({ ok: false, error: { code } });
const items = (...names: string[]): CatalogEntry['items'] =>
  names.map((name, at) => ({ id: `i${at}`, name, dataType: 'C', shareType: 'unconditional' }));

/** Names as officers write them: few characters, so that they meet. */
const nameOf = fc
  .array(fc.constantFrom('姓', '名', '公', '民', '身', '份', '号', '码', '住', '址', 'A', 'a', '1'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

describe('[R030] how alike two names are', () => {
  it('[R030] a name is the same as itself, however it is spaced, cased and punctuated', () => {
    fc.assert(
      fc.property(nameOf, (name) => {
        expect(likenessOf(name, ` ${[...name].join(' ')}（） `)).toBe('same');
        expect(likenessOf(name, name.toUpperCase())).toBe('same');
      }),
    );
  });

  it('[R030] is symmetric, and a longer name holding a shorter one of three characters is near', () => {
    fc.assert(
      fc.property(nameOf, nameOf, (one, other) => {
        expect(likenessOf(one, other)).toBe(likenessOf(other, one));
        if (one.length >= 3 && other.length > 0) expect(likenessOf(`${one}${other}`, one)).not.toBe(null);
      }),
    );
  });

  it.each([
    ['公民身份号码', '身份号码', 'near'],
    ['身份证号码', '公民身份号码', null],
    ['法定代表人姓名', '法定代表人', 'near'],
    ['姓名', '企业名称', null],
    ['名', '姓名', null],
  ] as const)('[R030] %s and %s: %s', (one, other, likeness) => {
    expect(likenessOf(one, other)).toBe(likeness);
  });
});

describe('[R030] what the catalogue supplies', () => {
  it('[R030] never what is stopped, withheld or kept for other departments', () => {
    const entries = [
      entryWith({ id: 'open', items: items('姓名') }),
      entryWith({ id: 'stopped', items: items('姓名'), status: 'stopped' }),
      entryWith({
        id: 'withheld',
        items: items('姓名').map((item) => ({ ...item, shareType: 'withheld' as const })),
      }),
      entryWith({ id: 'theirs', items: items('姓名'), dedicatedTo: ['d-agent'] }),
      entryWith({ id: 'ours', items: items('姓名'), dedicatedTo: ['d-user'] }),
    ];
    expect(matchCollection(['姓名'], entries, 'd-user')[0]?.map(({ entryId }) => entryId)).toEqual([
      'open',
      'ours',
    ]);
  });

  it('[R030] is the same in whatever order the entries are seen, and no more than can be compared', () => {
    const library = fc.constantFrom<CatalogEntry['library']>(
      { kind: 'department' },
      { kind: 'base', base: 'population' },
    );
    const some = fc.array(fc.record({ name: nameOf, library }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(some, nameOf, fc.infiniteStream(fc.nat()), (found, wanted, numbers) => {
        const entries = found.map(({ name, library: of }, at) =>
          entryWith({ id: `e${at}`, items: items(name, name), library: of }),
        );
        const shuffled = entries
          .map((entry) => ({ entry, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
        const [supplies = []] = matchCollection([wanted], entries, 'd-user');
        expect(matchCollection([wanted], shuffled, 'd-user')).toEqual([supplies]);
        expect(supplies.length).toBeLessThanOrEqual(8);
        const narrow = suppliersOf([wanted], 'd-user');
        const half = shuffled.length >> 1;
        const left = narrow([...narrow(shuffled.slice(0, half)), ...shuffled.slice(half)]);
        expect(new Set(left)).toEqual(new Set(narrow(entries)));
        expect(matchCollection([wanted], left, 'd-user')).toEqual([supplies]);
      }),
    );
  });

  it('[R030] is looked for beneath what a batch has changed: an entry it stopped takes no other’s place', async () => {
    const stored = Array.from({ length: 12 }, (_, at) =>
      entryWith({ id: `e${at + 10}`, items: items('姓名') }),
    );
    const layer = new RowLayer();
    for (const { id } of stored.slice(0, 8))
      layer.set({ table: 'catalogEntry', id }, entryWith({ id, items: items('姓名'), status: 'stopped' }));
    const below: RowSource = {
      byId: async () => [],
      byField: async (query) => narrowed(query, stored),
    };
    const narrow = suppliersOf(['姓名'], 'd-user');
    const question = { table: 'catalogEntry', field: 'status', value: 'published', narrow } as const;
    const found = (await overlaid(below, [layer]).byField(question)) as CatalogEntry[];
    expect(matchCollection(['姓名'], found, 'd-user')[0]?.map(({ entryId }) => entryId)).toEqual([
      'e18',
      'e19',
      'e20',
      'e21',
    ]);
  });

  it('[R019] [R030] offers the common source first: base library, theme, department; namesakes before what is near', () => {
    const entries = [
      entryWith({ id: 'a', items: items('公民身份号码'), library: { kind: 'department' } }),
      entryWith({ id: 'b', items: items('公民身份号码'), library: { kind: 'theme', theme: '健康保障' } }),
      entryWith({ id: 'c', items: items('经办人公民身份号码') }),
      entryWith({ id: 'd', items: items('公民身份号码') }),
    ];
    const [found] = matchCollection(['公民身份号码'], entries, 'd-user');
    expect(found?.map(({ entryId }) => entryId)).toEqual(['d', 'b', 'a', 'c']);
  });

  it('[R030] finds every item of the catalogue under its own name, and depends on no order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(nameOf, { minLength: 1, maxLength: 5 }), fc.nat(), (names, turn) => {
        const entries = names.map((name, at) => entryWith({ id: `e-${at}`, items: items(name) }));
        const at = turn % entries.length;
        const turned = [...entries.slice(at), ...entries.slice(0, at)];
        const found = matchCollection(names, entries, 'd-user');
        expect(matchCollection(names, turned, 'd-user')).toEqual(found);
        for (const supplies of found) expect(supplies[0]?.likeness).toBe('same');
      }),
    );
  });
});

const check = (office: Office, resolutions: Record<string, object>, who: Actor = officers.user) =>
  office.act(
    'collection.check',
    {
      checkId: 'k-1',
      proposal: {
        name: '困难群众摸底表',
        purpose: '核实临时救助对象',
        items: Object.entries(resolutions).map(([name, resolution]) => ({ name, resolution })),
      },
    },
    who,
  );
const collect = { kind: 'collect' };
const share = { kind: 'share', entryId: 'e-1' };
const exception = {
  kind: 'exception',
  basis: '《社会救助暂行办法》第五十七条',
  basisRank: 'administrative-regulation',
};

describe('[R030] the record of a check', () => {
  it('[R030] holds for each item what supplies it and what was decided', async () => {
    const office = openOffice();
    expect((await check(office, { 家庭月收入: collect, 姓名: share, 公民身份号码: exception })).ok).toBe(
      true,
    );
    const row = office.row('collectionCheck', 'k-1');
    expect(row.items.map(({ name, supplies }) => [name, supplies.map(({ entryId }) => entryId)])).toEqual([
      ['家庭月收入', []],
      ['姓名', ['e-1']],
      ['公民身份号码', ['e-1']],
    ]);
    expect(audienceOf({ table: 'collectionCheck', row }, allOfTheCity)).toEqual([
      'management',
      'department:d-user',
    ]);
  });

  it('[R030] collects again only by law or regulation, never by a policy paper', async () => {
    const office = openOffice();
    expect(await check(office, { 姓名: collect })).toMatchObject({
      ok: false,
      error: { code: 'collection.unresolved', field: 'proposal.items.0.resolution' },
    });
    for (const basisRank of ['policy', 'state-council-decision'])
      expect(await check(office, { 姓名: { ...exception, basisRank } })).toMatchObject(
        refused('collection.not-law'),
      );
    for (const basisRank of ['law', 'local-regulation'])
      expect((await check(openOffice(), { 姓名: { ...exception, basisRank } })).ok).toBe(true);
  });

  it('[R016] [R030] refuses a department’s own rules as the exception', async () => {
    const internal = { ...exception, basis: '本局内部管理办法第二条' };
    expect(await check(openOffice(), { 姓名: internal })).toMatchObject(refused('collection.internal-rules'));
  });

  it('[R030] shares only from an entry that supplies it, and calls no namesake different', async () => {
    const office = openOffice();
    expect(await check(office, { 姓名: { kind: 'share', entryId: 'e-2' } })).toMatchObject(
      refused('collection.not-supplied'),
    );
    const different = { kind: 'different', reason: '登记的是代理人' };
    expect(await check(office, { 姓名: different })).toMatchObject(refused('collection.same-name'));
    expect((await check(office, { 代办人公民身份号码: different })).ok).toBe(true);
  });
});
