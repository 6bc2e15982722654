/** For tests: a value changed at one place, for tables of tampering. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every leaf of a value, as the way to it. */
export const leavesOf = (
  value: Json,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, child]) =>
        leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : [path];

const flipped = (value: Json): Json => {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return value === null ? 'x' : !value;
  // The last character of base64 may be padding, and the last before it may hold no bits: the middle always does.
  const at = Math.floor(value.length / 2);
  return `${value.slice(0, at)}${value[at] === '0' ? '1' : '0'}${value.slice(at + 1)}`;
};

/** The same value with that leaf changed, and nothing else. */
export const changedAt = (value: Json, [key, ...rest]: readonly (string | number)[]): Json => {
  if (key === undefined) return flipped(value);
  const copy = JSON.parse(JSON.stringify(value)) as Record<string | number, Json>;
  copy[key] = changedAt(copy[key] as Json, rest);
  return copy as Json;
};
