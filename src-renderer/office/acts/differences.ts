/** What became of a record between the moment an officer decided on it and now. */
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import { fieldLabel, type NameOf, silent, valueText } from './field-words.ts';

export type Difference = {
  readonly field: string;
  readonly label: string;
  /** What the officer saw, and what stands. */
  readonly seen: string;
  readonly stands: string;
};

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists that only ever grow are told by what was added to them. */
const textOf = (field: string, value: unknown, other: unknown, nameOf: NameOf): string => {
  if (!Array.isArray(value) || !Array.isArray(other)) return valueText(field, value, nameOf);
  const known = new Set(other.map((each) => canonicalJson(each)));
  const own = value.filter((each) => !known.has(canonicalJson(each)));
  return own.length === 0 ? `共 ${value.length} 项` : valueText(field, own, nameOf);
};

/** Field by field, groups opened; nothing where both are the same. */
export function differencesBetween(
  seen: Readonly<Record<string, unknown>>,
  stands: Readonly<Record<string, unknown>>,
  nameOf: NameOf = () => undefined,
): readonly Difference[] {
  const names = [...new Set([...Object.keys(seen), ...Object.keys(stands)])].filter(
    (name) => !silent.has(name),
  );
  return names.flatMap((field) => {
    const [before, after] = [seen[field] ?? null, stands[field] ?? null];
    if (canonicalJson(before) === canonicalJson(after)) return [];
    if (isGroup(before) && isGroup(after)) return differencesBetween(before, after, nameOf);
    return [
      {
        field,
        label: fieldLabel(field),
        seen: textOf(field, before, after, nameOf),
        stands: textOf(field, after, before, nameOf),
      },
    ];
  });
}
