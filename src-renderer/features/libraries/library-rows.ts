/** The six base libraries, whether or not somebody leads them yet, then the themes that were established. */
import { baseLibrary, type Library } from '#shared/domain/catalog/entry.ts';
import { subjectOfLibrary } from '#shared/domain/catalog/subject-of-library.ts';
import type { SharedLibrary } from '#shared/domain/shared-library/shared-library.ts';

export type LibraryRow = {
  /** The library as one word. */
  readonly id: string;
  readonly library: SharedLibrary['library'];
  readonly record: SharedLibrary | null;
};

const rowOf = (library: SharedLibrary['library'], records: readonly SharedLibrary[]): LibraryRow => {
  const id = subjectOfLibrary(library satisfies Library) ?? '';
  return { id, library, record: records.find(({ subject }) => subject === id) ?? null };
};

export const libraryRows = (records: readonly SharedLibrary[]): readonly LibraryRow[] => [
  ...baseLibrary.options.map((base) => rowOf({ kind: 'base', base }, records)),
  ...records
    .filter(({ library }) => library.kind === 'theme')
    .toSorted((a, b) => a.subject.localeCompare(b.subject, 'zh-CN'))
    .map(({ library }) => rowOf(library, records)),
];

/** What a department is to a library. */
export const partOf = (
  { record }: Pick<LibraryRow, 'record'>,
  departmentId: string,
): 'lead' | 'member' | null => {
  if (record?.leadId === departmentId) return 'lead';
  return record?.memberIds.includes(departmentId) === true ? 'member' : null;
};
