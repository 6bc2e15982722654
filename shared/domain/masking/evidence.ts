/**
 * What speaks for a column being of a kind: its title, the share of its values that have the form, the check digits that
 * pass, and what stands inside its texts. Counts only: no value is kept.
 */
import { z } from 'zod';
import { findInText } from './find-in-text.ts';
import { type SensitiveKind, sensitiveKind, sensitiveKinds } from './kind.ts';
import { recogniseAll } from './recognise.ts';
import { kindsOfTitle } from './titles.ts';

const count = z.int().min(0);

export const kindEvidence = z.strictObject({ kind: sensitiveKind, matched: count, proven: count });
export type KindEvidence = z.infer<typeof kindEvidence>;

export const columnEvidence = z.strictObject({
  column: z.string(),
  /** Values looked at that are not empty. */
  values: count,
  /** Kinds the title speaks of. */
  titled: z.array(sensitiveKind),
  /** Kinds whose form some values have, in the order of `sensitiveKinds`. */
  kinds: z.array(kindEvidence),
  /** Values inside which something was found that is not the whole value; null: a long number of no known kind. */
  embedded: z.array(z.strictObject({ kind: sensitiveKind.nullable(), values: count })),
  /** Values of Latin letters, digits and punctuation alone. */
  codes: count,
});
export type ColumnEvidence = z.infer<typeof columnEvidence>;

const code = /^[\x20-\x7E]*$/u;

type Tally = {
  values: number;
  codes: number;
  readonly matched: Map<SensitiveKind, number>;
  readonly proven: Map<SensitiveKind, number>;
  readonly embedded: Map<SensitiveKind | null, number>;
};

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const observe = (tally: Tally, value: string): void => {
  if (value.trim() === '') return;
  tally.values += 1;
  if (code.test(value)) tally.codes += 1;
  let read = false;
  for (const { kind, proven } of recogniseAll(value)) {
    add(tally.matched, kind);
    if (proven) add(tally.proven, kind);
    read ||= proven && kind !== 'address';
  }
  const inside = new Set(findInText(value, 'mask').map(({ kind }) => kind));
  for (const kind of inside) if (kind !== null || !read) add(tally.embedded, kind);
};

export type ColumnDetector = {
  /** Takes one row's values, in the order of the header. */
  readonly row: (values: readonly string[]) => void;
  readonly evidence: () => readonly ColumnEvidence[];
};

export const detectColumns = (header: readonly string[]): ColumnDetector => {
  const tallies: readonly Tally[] = header.map(() => ({
    values: 0,
    codes: 0,
    matched: new Map(),
    proven: new Map(),
    embedded: new Map(),
  }));
  return {
    row: (values) => {
      tallies.forEach((tally, at) => {
        observe(tally, values[at] ?? '');
      });
    },
    evidence: () => tallies.map((tally, at) => evidenceOf(header[at] ?? '', tally)),
  };
};

const evidenceOf = (column: string, { values, codes, matched, proven, embedded }: Tally): ColumnEvidence => ({
  column,
  values,
  titled: [...kindsOfTitle(column)],
  kinds: sensitiveKinds
    .filter((kind) => matched.has(kind))
    .map((kind) => ({ kind, matched: matched.get(kind) ?? 0, proven: proven.get(kind) ?? 0 })),
  embedded: [...embedded].map(([kind, found]) => ({ kind, values: found })),
  codes,
});
