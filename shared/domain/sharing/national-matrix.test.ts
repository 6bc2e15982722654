/** Who may ask for an extension, decide it and mark data delivered, in which state (条例第21条、第22条). */
import { national2025 } from '../policy/national-2025.ts';
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import { conditions, must } from '../testing/dispute.ts';
import { gate, matrixOf } from '../testing/matrix.ts';
import { applicationOf, entryWith, type Office, officers, openOffice } from '../testing/office.ts';

type State =
  | 'none'
  | 'without 809'
  | 'submitted'
  | 'awaiting'
  | 'asked'
  | 'extended'
  | 'granted'
  | 'delivered';

const submitted = async (packs = [xinzhou2022, national2025]): Promise<Office> => {
  const office = openOffice(entryWith({ agreementRequired: false }));
  const args = { caseId: 'c-1', entryId: 'e-1', application: applicationOf(['number']) };
  await office.act('case.submit', args, officers.user, { packs });
  return office;
};

const steps = {
  awaiting: [officers.bureau, 'case.review', { decision: 'pass', opinion: '' }],
  asked: [officers.provider, 'case.ask-extension', { workingDays: 5, reason: '需核实' }],
  extended: [officers.coordinator, 'case.decide-extension', { consent: true, opinion: '同意' }],
  granted: [officers.provider, 'case.answer', { answer: { decision: 'agree', conditions } }],
  delivered: [officers.provider, 'case.mark-delivered', { note: '已开通' }],
} as const;

const after =
  (...names: (keyof typeof steps)[]) =>
  async (): Promise<Office> => {
    const office = await submitted();
    for (const name of names) {
      const [who, act, args] = steps[name];
      await must(office, who, act, args);
    }
    return office;
  };

const onCase = (office: Office) => ({
  caseId: 'c-1',
  expectedVersion: office.count('sharingCase') === 0 ? 1 : office.row('sharingCase', 'c-1').version,
});

matrixOf<State>({
  covers: ['case.ask-extension', 'case.decide-extension', 'case.mark-delivered'],
  states: {
    none: () => openOffice(),
    'without 809': async () => {
      const office = await submitted([xinzhou2022]);
      await must(office, ...steps.awaiting);
      return office;
    },
    submitted: () => submitted(),
    awaiting: after('awaiting'),
    asked: after('awaiting', 'asked'),
    extended: after('awaiting', 'asked', 'extended'),
    granted: after('awaiting', 'granted'),
    delivered: after('awaiting', 'granted', 'delivered'),
  },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R055] ask for more time to answer',
      name: 'case.ask-extension',
      args: (office) => ({ ...onCase(office), workingDays: 10, reason: '需核实' }),
      expected: gate<State>({
        roles: ['provider-reviewer'],
        departments: ['d-provider'],
        states: ['awaiting'],
        otherwise: (state) => {
          if (state === 'without 809') return 'extension.pack-off';
          return state === 'asked' || state === 'extended' ? 'extension.asked-already' : 'case.state';
        },
        missing: ['none'],
      }),
    },
    {
      act: '[R055] consent to more time',
      name: 'case.decide-extension',
      args: (office) => ({ ...onCase(office), consent: true, opinion: '同意' }),
      expected: gate<State>({
        roles: ['management-admin'],
        departments: ['d-bureau'],
        elsewhere: 'extension.not-competent',
        states: ['asked'],
        otherwise: (state) =>
          state === 'awaiting' || state === 'extended' || state === 'without 809'
            ? 'extension.none-open'
            : 'case.state',
        missing: ['none'],
      }),
    },
    {
      act: '[R056] mark the data delivered',
      name: 'case.mark-delivered',
      args: (office) => ({ ...onCase(office), note: '接口已开通' }),
      expected: gate<State>({
        roles: ['provider-reviewer'],
        departments: ['d-provider'],
        states: ['granted'],
        otherwise: (state) => (state === 'delivered' ? 'delivery.not-awaited' : 'case.state'),
        missing: ['none'],
      }),
    },
  ],
});
