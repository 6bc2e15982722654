/** Who may record a change and exempt an entry from it, in which state of it (R026). */
import { openCatalogueOffice, people } from '../cataloguing/testing/catalogue-office.ts';
import { knownPacks } from '../policy/packs.ts';
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';

type State = 'absent' | 'open' | 'under 809' | 'asked' | 'extended' | 'closed';

const recordArgs = {
  triggerId: 't-1',
  departmentId: 'd-provider',
  statement: {
    kind: 'function',
    title: '职能划转',
    basis: '机构改革方案',
    inForceOn: '2026-11-16',
    entryIds: ['e-old'],
  },
};

const onTrigger = (office: Office) => ({
  triggerId: 't-1',
  expectedVersion: office.count('changeTrigger') === 0 ? 1 : office.row('changeTrigger', 't-1').version,
});
const exemptArgs = (office: Office) => ({ ...onTrigger(office), entryId: 'e-old', reason: '不涉及' });
const askArgs = (office: Office) => ({ ...onTrigger(office), workingDays: 5, reason: '系统改造中' });
const decideArgs = (office: Office) => ({ ...onTrigger(office), consent: true, opinion: '同意' });

const officeIn = (state: State) => async (): Promise<Office> => {
  const office = openCatalogueOffice();
  const packs = state === 'open' || state === 'closed' ? [xinzhou2022] : knownPacks;
  if (state !== 'absent') await office.act('change.record', recordArgs, people.author, { packs });
  if (state === 'asked' || state === 'extended')
    await office.act('change.ask-extension', askArgs(office), people.author);
  if (state === 'extended') await office.act('change.decide-extension', decideArgs(office), people.city);
  if (state === 'closed') await office.act('change.exempt', exemptArgs(office), people.author);
  return office;
};

/** The department itself, or the management of its own level for it. */
const mayRecord: MatrixRow<State>['expected'] = ({ state, role, departmentId }) => {
  if (role !== 'data-officer' && role !== 'management-admin') return 'role.missing';
  if (departmentId !== (role === 'data-officer' ? 'd-provider' : 'd-bureau')) return 'department.wrong';
  return state === 'absent' ? 'applied' : 'record.exists';
};

matrixOf<State>({
  covers: ['change.record', 'change.exempt', 'change.ask-extension', 'change.decide-extension'],
  states: {
    absent: officeIn('absent'),
    open: officeIn('open'),
    'under 809': officeIn('under 809'),
    asked: officeIn('asked'),
    extended: officeIn('extended'),
    closed: officeIn('closed'),
  },
  departments: ['d-provider', 'd-user', 'd-bureau', 'd-county-bureau'],
  rows: [
    { act: '[R026] record a change', name: 'change.record', args: () => recordArgs, expected: mayRecord },
    {
      act: '[R026] say that an entry needs no update',
      name: 'change.exempt',
      args: exemptArgs,
      expected: gate<State>({
        roles: ['data-officer'],
        departments: ['d-provider'],
        states: ['open', 'under 809', 'asked', 'extended'],
        otherwise: 'change.state',
        missing: ['absent'],
      }),
    },
    {
      act: '[R026] ask for more time to update',
      name: 'change.ask-extension',
      args: askArgs,
      expected: gate<State>({
        roles: ['data-officer'],
        departments: ['d-provider'],
        states: ['under 809'],
        otherwise: (state) =>
          state === 'open' || state === 'closed'
            ? 'update-extension.pack-off'
            : 'update-extension.asked-already',
        missing: ['absent'],
      }),
    },
    {
      act: '[R026] consent to more time',
      name: 'change.decide-extension',
      args: decideArgs,
      expected: gate<State>({
        roles: ['management-admin'],
        departments: ['d-bureau'],
        states: ['asked'],
        otherwise: (state) => (state === 'closed' ? 'change.state' : 'update-extension.none-open'),
        missing: ['absent'],
      }),
    },
  ],
});
