/**
 * What a segment holds once decompressed: rows of one table by columns, so that a name is written once and a reader
 * may take only the columns it needs. Written by the platform, read by the window; see docs/protocol.md.
 */
import { z } from 'zod';

export const segmentFile = z.strictObject({
  format: z.literal(1),
  table: z.literal('catalogEntry'),
  /** The rows' ids, in the order of the columns' values. */
  ids: z.array(z.string()).max(100_000),
  /** For each field one value a row; null stands also where a row lacks the field. */
  columns: z.record(z.string(), z.array(z.unknown())),
  /** For each field that some row lacks, the places of those rows. */
  absent: z.record(z.string(), z.array(z.int().nonnegative())),
});
export type SegmentFile = z.infer<typeof segmentFile>;

type Body = Readonly<Record<string, unknown>> & { readonly id: string };

const columnOf = (bodies: readonly Body[], field: string): readonly unknown[] =>
  bodies.map((body) => body[field] ?? null);

const lacking = (bodies: readonly Body[], field: string): number[] =>
  bodies.flatMap((body, place) => (Object.hasOwn(body, field) ? [] : [place]));

/** The segment of these rows; the same rows in the same order give the same text. */
export const segmentOf = (bodies: readonly Body[]): SegmentFile => {
  const fields = [...new Set(bodies.flatMap((body) => Object.keys(body)))]
    .filter((field) => field !== 'id')
    .sort();
  const gaps = fields.map((field) => [field, lacking(bodies, field)] as const);
  return {
    format: 1,
    table: 'catalogEntry',
    ids: bodies.map(({ id }) => id),
    columns: Object.fromEntries(fields.map((field) => [field, [...columnOf(bodies, field)]])),
    absent: Object.fromEntries(gaps.filter(([, places]) => places.length > 0)),
  };
};

/** The rows again. @throws where a column's length is not the number of rows */
export const rowsOfSegment = ({ ids, columns, absent }: SegmentFile): Record<string, unknown>[] => {
  const rows = ids.map((id): Record<string, unknown> => ({ id }));
  for (const [field, values] of Object.entries(columns)) {
    if (values.length !== rows.length) throw new Error(`the segment's column ${field} has another length`);
    const gaps = new Set(absent[field]);
    rows.forEach((row, place) => {
      if (!gaps.has(place)) row[field] = values[place];
    });
  }
  return rows;
};
