/** Who may say that the data of a resource was brought up to date (R075). */
import { gate, matrixOf } from '../testing/matrix.ts';
import { entryWith, openOffice } from '../testing/office.ts';
import type { CatalogEntry } from './entry.ts';

type State = CatalogEntry['status'];

const inState = (status: State) => () => openOffice(entryWith({ status }));

matrixOf<State>({
  covers: ['entry.mark-updated'],
  states: { draft: inState('draft'), published: inState('published'), stopped: inState('stopped') },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R075] mark the data updated',
      name: 'entry.mark-updated',
      args: () => ({ entryId: 'e-1', updatedOn: '2026-11-20' }),
      expected: gate<State>({
        roles: ['provider-reviewer', 'data-officer'],
        departments: ['d-provider'],
        states: ['published'],
        otherwise: 'case.entry-not-published',
      }),
    },
  ],
});
