/** Who orders a delivery by database, in which state of it: a data officer of the user (R028, R049). */
import { gate, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';
import type { DeliveryState } from './database-delivery.ts';
import { officeWith, standing } from './testing/delivered.ts';

type State = DeliveryState | 'none';

const officeIn = (state: DeliveryState) => (): Office => {
  const office = officeWith();
  office.put('databaseDelivery', standing({ state }));
  return office;
};

matrixOf<State>({
  covers: ['delivery.order'],
  states: {
    none: () => officeWith(),
    asked: officeIn('asked'),
    delivered: officeIn('delivered'),
    failed: officeIn('failed'),
    stopped: officeIn('stopped'),
  },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R028] [R049] order a delivery, or a fresh one',
      name: 'delivery.order',
      args: () => ({ grantId: 'c-1.grant' }),
      expected: gate<State>({
        roles: ['data-officer'],
        departments: ['d-user'],
        states: ['none', 'delivered', 'failed', 'stopped'],
        otherwise: 'delivery.asked-already',
      }),
    },
  ],
});
