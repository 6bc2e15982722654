/** A library's record for tests: 人口基础库, led by d-provider, with nobody else unless said. */
import { subjectOfLibrary } from '../../catalog/subject-of-library.ts';
import type { SharedLibrary } from '../shared-library.ts';

export const libraryWith = (patch: Partial<SharedLibrary> = {}): SharedLibrary => {
  const library = patch.library ?? { kind: 'base', base: 'population' };
  const parties = { leadId: 'd-provider', memberIds: [], ...patch };
  return {
    id: 'library-population',
    version: 1,
    subject: subjectOfLibrary(library) ?? '',
    library,
    history: [
      {
        act: 'establish',
        at: 1,
        madeAt: 1,
        officerId: 'o-city',
        officerName: '人员',
        departmentId: 'd-bureau',
        basis: '建设方案',
        leadId: parties.leadId,
        memberIds: parties.memberIds,
      },
    ],
    demonstration: true,
    ...parties,
  };
};
