/** Reads the demonstration files under assets/demonstration and says which file, and where in it, is wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';

const root = new URL('../../assets/demonstration/', import.meta.url);

/** The parsed JSON of one file, named relative to assets/demonstration. */
export const readSource = (name: string): unknown => {
  const text = readFileSync(new URL(name, root), 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`demonstration data: ${name} is not JSON`, { cause });
  }
};

/** The JSON files of one folder, in the order of their names so that every start loads alike. */
export const sourceNames = (folder: string): readonly string[] =>
  readdirSync(new URL(`${folder}/`, root))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${folder}/${name}`);

/** The value as the schema has it; throws an error that begins with `place`. */
export const check = <T>(schema: z.ZodType<T>, value: unknown, place: string): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || '(whole)'}: ${issue.message}`);
  throw new Error(`demonstration data: ${place}: ${faults.join('; ')}`);
};

/** Every element of an array as the schema has it; throws naming `place` and the index of the first fault. */
export const checkEach = <T>(schema: z.ZodType<T>, value: unknown, place: string): readonly T[] => {
  if (!Array.isArray(value)) throw new Error(`demonstration data: ${place}: is not an array`);
  return value.map((element, index) => check(schema, element, `${place}[${index}]`));
};
