import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryWith } from '#shared/domain/testing/office.ts';
import { blockOf, rowsOfBlock, segmentBlock } from './segment-block.ts';

const value = fc.oneof(
  fc.jsonValue(),
  fc.record({ a: fc.jsonValue(), b: fc.nat() }, { requiredKeys: [] }),
  fc.array(fc.record({ name: fc.string(), of: fc.array(fc.nat()) }, { requiredKeys: ['name'] })),
  fc.constant(null),
);

const body = fc
  .record({ a: value, b: value, c: value }, { requiredKeys: [] })
  .chain((fields) => fc.string().map((id) => ({ ...fields, id })));

/** JSON knows no minus zero, and the database none either. */
const asJson = <T>(content: T): T => JSON.parse(JSON.stringify(content)) as T;

/** As it comes from a file. */
const openedOf = (block: object) => rowsOfBlock(segmentBlock.parse(asJson(block)));

describe('a block', () => {
  it('gives back its rows, whatever fields each of them has and whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(body), (bodies) => {
        const rows = asJson(bodies);
        expect(openedOf(blockOf(rows))).toEqual(rows);
      }),
    );
  });

  it('gives back objects and lists within a field, with what some lack and some have empty or null', () => {
    const items = [[{ name: '姓名', type: 'C' }, { name: '年龄' }], [], null, [{ name: '住址', type: null }]];
    const rows = items.map((each, number) => ({
      id: `e${number}`,
      items: each,
      review: number === 1 ? null : { by: { name: `r${number}`, ...(number === 3 && { at: 7 }) } },
    }));
    expect(openedOf(blockOf(rows))).toEqual(rows);
    const { columns } = blockOf(rows);
    expect(columns.items).toMatchObject({
      nothing: [2],
      lengths: [2, 0, 1],
      of: { nothing: [], columns: { name: ['姓名', '年龄', '住址'] }, absent: { type: [1] } },
    });
  });

  it('leaves whole what has a field that cannot be set, and refuses to make one', () => {
    const rows = asJson([{ id: 'e', a: JSON.parse('{"__proto__": {"b": 1}}') }]);
    expect(JSON.stringify(openedOf(blockOf(rows)))).toBe(JSON.stringify(rows));
    const harmful = JSON.parse('{"ids": ["e"], "columns": {"__proto__": [1]}, "absent": {}}');
    expect(() => rowsOfBlock(harmful)).toThrow('cannot be set');
  });

  it('gives back fields that are named as what every object has', () => {
    const rows: { id: string }[] = [
      Object.assign({ id: 'e' }, { constructor: 1, toString: { valueOf: 2 } }),
      { id: 'f' },
    ];
    expect(openedOf(blockOf(rows))).toEqual(rows);
  });

  it('of an earlier release, whose fields were not taken apart, is read', () => {
    const entry = entryWith();
    const { id, ...fields } = entry;
    const columns = Object.fromEntries(Object.entries(fields).map(([field, of]) => [field, [of]]));
    expect(openedOf({ ids: [id], columns, absent: {} })).toEqual([entry]);
  });

  it('whose column has another length than there are rows is refused, also within a field', () => {
    const block = blockOf([entryWith(), entryWith({ id: 'other' })]);
    const cut = (column: unknown) => () =>
      openedOf({ ...block, columns: { ...block.columns, name: column } });
    expect(cut(['one', 'two'])).not.toThrow();
    for (const wrong of [
      ['one'],
      ['one', 'two', 'three'],
      { nothing: [], lengths: [1], of: ['one'] },
      { nothing: [], lengths: [1, 2], of: ['one', 'two'] },
      { nothing: [0], columns: { a: ['one', 'two'] }, absent: {} },
      { nothing: [], columns: { a: ['one'] }, absent: {} },
      { nothing: [], lengths: [3, -1], of: ['one', 'two'] },
      { nothing: [], lengths: [0.5, 1.5], of: ['one', 'two'] },
      { nothing: [], lengths: [1_000_000_000, 0], of: { nothing: [], columns: {}, absent: {} } },
    ])
      expect(cut(wrong)).toThrow('length');
    for (const places of [[0, 0], [1, 0], [2], [-1], ['0']])
      expect(cut({ nothing: places, columns: {}, absent: {} })).toThrow('not there');
    for (const none of ['text', 7, null, { nothing: [] }, { columns: {} }]) expect(cut(none)).toThrow();
  });
});
