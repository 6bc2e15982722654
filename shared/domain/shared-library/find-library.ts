/** How an act finds the record of an entry's library. */
import type { RowQuery, Rows } from '../action.ts';
import type { Library } from '../catalog/entry.ts';
import { subjectOfLibrary } from '../catalog/subject-of-library.ts';
import type { SharedLibrary } from './shared-library.ts';

/** For `lists` of an act on an entry of that library; nothing for a department's own directory. */
export const libraryQuery = (wanted: Library | undefined): readonly RowQuery[] => {
  const subject = wanted === undefined ? null : subjectOfLibrary(wanted);
  return subject === null ? [] : [{ table: 'sharedLibrary', field: 'subject', value: subject }];
};

/** The record of an entry's library; null where nobody established one, and for a department's own directory. */
export const libraryRecordOf = (rows: Rows, wanted: Library): SharedLibrary | null => {
  const subject = subjectOfLibrary(wanted);
  return subject === null ? null : (rows.list('sharedLibrary', 'subject', subject)[0] ?? null);
};
