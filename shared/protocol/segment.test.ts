import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryWith } from '#shared/domain/testing/office.ts';
import { rowsOfSegment, segmentFile, segmentOf } from './segment.ts';

const body = fc
  .record({ a: fc.jsonValue(), b: fc.jsonValue(), c: fc.jsonValue() }, { requiredKeys: [] })
  .chain((fields) => fc.string().map((id) => ({ ...fields, id })));

it('a segment gives back its rows, whatever fields each of them has', () => {
  fc.assert(
    fc.property(fc.array(body), (bodies) => {
      // JSON knows no minus zero, and the database none either.
      const rows = JSON.parse(JSON.stringify(bodies)) as typeof bodies;
      const text = JSON.stringify(segmentOf(rows));
      expect(rowsOfSegment(segmentFile.parse(JSON.parse(text)))).toEqual(rows);
    }),
  );
});

it('a catalogue entry comes back whole, and a column that is cut is refused', () => {
  const segment = segmentOf([entryWith(), entryWith({ id: 'other' })]);
  expect(rowsOfSegment(segment)).toEqual([entryWith(), entryWith({ id: 'other' })]);
  const cut = { ...segment, columns: { ...segment.columns, name: ['one'] } };
  expect(() => rowsOfSegment(cut)).toThrow('name');
});
