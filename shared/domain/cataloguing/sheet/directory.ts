/** Names the sheet writes for ids, and back: departments by name, catalogue entries by code. */
import type { CatalogEntry } from '../../catalog/entry.ts';
import type { Department } from '../../organisation/organisation.ts';

export type SheetDirectory = {
  /** The department's name; its id where the name is unknown or not its alone. */
  readonly departmentText: (id: string) => string;
  readonly departmentId: (text: string) => string | null;
  /** The entry's 资源代码; its id where it is unknown. */
  readonly entryText: (id: string) => string;
  readonly entryId: (text: string) => string | null;
};

type Names = Pick<Department, 'id' | 'name' | 'shortName' | 'creditCode'>;

/** Several values of one cell; a line break counts too. */
export const listSeparator = /[、，,；;\n]/u;

const onlyOnes = (pairs: readonly (readonly [text: string, id: string])[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string | null>();
  for (const [text, id] of pairs) found.set(text, found.has(text) && found.get(text) !== id ? null : id);
  return new Map([...found].filter((pair): pair is [string, string] => pair[1] !== null));
};

export const sheetDirectory = (
  departments: readonly Names[],
  entries: readonly Pick<CatalogEntry, 'id' | 'code'>[],
): SheetDirectory => {
  const idOfName = onlyOnes(departments.map(({ id, name }) => [name, id]));
  const idOfOther = onlyOnes(
    departments.flatMap(({ id, shortName, creditCode }) => [
      [id, id] as const,
      [shortName, id] as const,
      [creditCode, id] as const,
    ]),
  );
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]));
  const codeOf = new Map(entries.map(({ id, code }) => [id, code]));
  const idOfCode = onlyOnes(entries.flatMap(({ id, code }) => [[code, id] as const, [id, id] as const]));
  return {
    departmentText: (id) => {
      const name = nameOf.get(id);
      return name !== undefined && idOfName.get(name) === id && !listSeparator.test(name) ? name : id;
    },
    departmentId: (text) => idOfName.get(text) ?? idOfOther.get(text) ?? null,
    entryText: (id) => codeOf.get(id) ?? id,
    entryId: (text) => idOfCode.get(text) ?? null,
  };
};
