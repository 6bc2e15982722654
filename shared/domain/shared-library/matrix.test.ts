/** Who establishes a library, who changes it and who consents to an entry of it (R022, R023). */
import {
  bringTo,
  fullContent,
  openCatalogueOffice,
  people,
} from '../cataloguing/testing/catalogue-office.ts';
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';
import { libraryWith } from './testing/library-with.ts';

type State = 'none' | 'established' | 'asked' | 'consented' | 'filed';

const content = fullContent({
  library: { kind: 'base', base: 'population' },
  items: [{ id: 'n', name: '居住证号', dataType: 'C', shareType: 'unconditional' }],
});

/** Another library's record stands for none: an office without departments' libraries has nothing to look up. */
const none = (): Office => {
  const office = openCatalogueOffice();
  const library = { kind: 'theme', theme: '健康保障' } as const;
  office.put('sharedLibrary', libraryWith({ id: 'library-population', library, leadId: 'd-agent' }));
  return office;
};

const asked = async (): Promise<Office> => {
  const office = openCatalogueOffice();
  await bringTo('reviewed', office, { content, author: people.member, reviewer: people.memberReviewer });
  return office;
};

const consent = (office: Office) => ({
  entryId: 'e-new',
  expectedVersion: office.count('entryDraft') === 0 ? 1 : office.row('entryDraft', 'e-new').version,
  decision: 'consent',
  opinion: '口径一致',
});

const consented = async (): Promise<Office> => {
  const office = await asked();
  await office.act('entry.consent', consent(office), people.reviewer);
  return office;
};

const filed = async (): Promise<Office> => {
  const office = await consented();
  await office.act('entry.publish', { entryId: 'e-new', expectedVersion: 4 }, people.member);
  return office;
};

const byCity = gate<State>({
  roles: ['management-admin'],
  departments: ['d-bureau'],
  states: ['none'],
  otherwise: 'library.exists',
});

/** The lead's reviewer is the other keeper; of a library it does not lead, d-provider is a department like any. */
const byKeeper: MatrixRow<State>['expected'] = ({ state, role, departmentId }) => {
  if (role === 'provider-reviewer' && departmentId === 'd-provider' && state !== 'none') return 'applied';
  if (role !== 'management-admin') return 'role.missing';
  return departmentId === 'd-bureau' ? 'applied' : 'department.wrong';
};

matrixOf<State>({
  covers: ['library.establish', 'library.change', 'entry.consent'],
  states: { none, established: () => openCatalogueOffice(), asked, consented, filed },
  departments: ['d-provider', 'd-user', 'd-bureau', 'd-county-bureau'],
  rows: [
    {
      act: '[R022] [R023] establish a library',
      name: 'library.establish',
      args: () => ({
        libraryId: 'library-new',
        library: { kind: 'base', base: 'population' },
        leadId: 'd-provider',
        memberIds: [],
        basis: '建设方案',
      }),
      expected: byCity,
    },
    {
      act: '[R022] [R023] change who takes part',
      name: 'library.change',
      args: (office) => {
        const { leadId } = office.row('sharedLibrary', 'library-population');
        const change = { leadId, memberIds: ['d-bureau'], basis: '协调意见' };
        return { libraryId: 'library-population', expectedVersion: 1, ...change };
      },
      expected: byKeeper,
    },
    {
      act: '[R022] [R023] consent to an entry',
      name: 'entry.consent',
      args: consent,
      expected: gate<State>({
        roles: ['provider-reviewer'],
        departments: ['d-provider'],
        elsewhere: 'consent.not-lead',
        states: ['asked'],
        otherwise: 'entry.state',
        missing: ['none', 'established'],
      }),
    },
  ],
});
