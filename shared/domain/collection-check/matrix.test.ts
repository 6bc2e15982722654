/** Who may record the check of a proposed collection (R030). */
import { gate, matrixOf } from '../testing/matrix.ts';
import { officers, openOffice } from '../testing/office.ts';

type State = 'absent' | 'checked';

const args = () => ({
  checkId: 'k-1',
  proposal: {
    name: '困难群众摸底表',
    purpose: '核实临时救助对象',
    items: [{ name: '家庭月收入', resolution: { kind: 'collect' } }],
  },
});

matrixOf<State>({
  covers: ['collection.check'],
  states: {
    absent: () => openOffice(),
    checked: async () => {
      const office = openOffice();
      await office.act('collection.check', args(), officers.user);
      return office;
    },
  },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R030] record the check of a collection',
      name: 'collection.check',
      args,
      expected: gate<State>({ roles: ['data-officer'], states: ['absent'], otherwise: 'record.exists' }),
    },
  ],
});
