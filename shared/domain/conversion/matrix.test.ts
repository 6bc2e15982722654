/** Who reports the progress of a conversion, in which state of it (R029). */
import {
  bringTo,
  fullContent,
  openCatalogueOffice,
  people,
} from '../cataloguing/testing/catalogue-office.ts';
import { gate, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';

type State = 'none' | 'planned' | 'under-way' | 'done' | 'ended';

const planned = async (): Promise<Office> => {
  const office = openCatalogueOffice();
  const conversion = { plan: '扫描', status: 'planned', targetDate: '2027-06-30' } as const;
  await bringTo('filed', office, { content: fullContent({ conversion }) });
  await office.act('filing.accept', { entryId: 'e-new', expectedVersion: 4 }, people.city);
  return office;
};

const as = (patch: object) => async (): Promise<Office> => {
  const office = await planned();
  office.put('conversionPlan', { ...office.row('conversionPlan', 'e-new'), ...patch });
  return office;
};

matrixOf<State>({
  covers: ['conversion.report'],
  states: {
    none: () => openCatalogueOffice(),
    planned,
    'under-way': as({ status: 'under-way', percent: 20 }),
    done: as({ status: 'done', percent: 100 }),
    ended: as({ ended: true }),
  },
  departments: ['d-provider', 'd-user', 'd-bureau'],
  rows: [
    {
      act: '[R029] report the progress of a conversion',
      name: 'conversion.report',
      args: () => ({
        entryId: 'e-new',
        expectedVersion: 1,
        status: 'under-way',
        percent: 50,
        note: '扫描过半',
      }),
      expected: gate<State>({
        roles: ['data-officer'],
        departments: ['d-provider'],
        states: ['planned', 'under-way'],
        otherwise: 'conversion.state',
        missing: ['none'],
      }),
    },
  ],
});
