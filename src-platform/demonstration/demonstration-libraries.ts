/** The base and theme libraries of the demonstration, established by the city's management (R022, R023). */
import { subjectOfLibrary } from '#shared/domain/catalog/subject-of-library.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { LibraryParties } from './demonstration-data.ts';

export const demonstrationLibraries = (
  libraries: readonly LibraryParties[],
  author: Officer,
  now: number,
): readonly Change[] =>
  libraries.map(({ id, library, leadId, memberIds }) => ({
    table: 'sharedLibrary',
    row: {
      id,
      version: 1,
      subject: subjectOfLibrary(library) ?? '',
      library,
      leadId,
      memberIds,
      history: [
        {
          act: 'establish',
          at: now,
          madeAt: now,
          officerId: author.id,
          officerName: author.name,
          departmentId: author.departmentId,
          basis: '演示数据：全市基础库和主题库建设分工',
          leadId,
          memberIds,
        },
      ],
      demonstration: true,
    },
  }));
