/** Who may consent, ask for an extension, decide it and mark data delivered, in which state (条例第20条、第21条、第22条). */
import { awaitingAnswer, conditions, must } from '../testing/dispute.ts';
import { gate, matrixOf } from '../testing/matrix.ts';
import { awaitingAnswerUnder809, awaitingConsent, no, submittedUnder809, yes } from '../testing/national.ts';
import { entryWith, type Office, officers, openOffice } from '../testing/office.ts';

type State =
  | 'none'
  | 'without 809'
  | 'to consent'
  | 'declined'
  | 'submitted'
  | 'awaiting'
  | 'asked'
  | 'extended'
  | 'prepared'
  | 'granted'
  | 'delivered';

const entry = entryWith({ agreementRequired: false });

const steps = {
  declined: [officers.userHead, 'case.consent-application', no],
  asked: [officers.provider, 'case.ask-extension', { workingDays: 5, reason: '需核实' }],
  extended: [officers.coordinator, 'case.decide-extension', { consent: true, opinion: '同意' }],
  prepared: [officers.provider, 'case.answer', { answer: { decision: 'agree', conditions } }],
  granted: [officers.providerHead, 'case.consent-answer', yes],
  delivered: [officers.provider, 'case.mark-delivered', { note: '已开通' }],
} as const;

const after =
  (start: (given: typeof entry) => Promise<Office>, ...names: (keyof typeof steps)[]) =>
  async (): Promise<Office> => {
    const office = await start(entry);
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

const heads = { roles: ['office-head'], otherwise: 'case.state', missing: ['none'] } as const;

const words = [
  [yes, '[R051] consent to an application', '[R055] consent to an answer'],
  [no, '[R051] give an application back', '[R055] give an answer back'],
] as const;

matrixOf<State>({
  covers: [
    'case.consent-application',
    'case.consent-answer',
    'case.ask-extension',
    'case.decide-extension',
    'case.mark-delivered',
  ],
  states: {
    none: () => openOffice(),
    'without 809': () => awaitingAnswer(entry),
    'to consent': after(awaitingConsent),
    declined: after(awaitingConsent, 'declined'),
    submitted: after(submittedUnder809),
    awaiting: after(awaitingAnswerUnder809),
    asked: after(awaitingAnswerUnder809, 'asked'),
    extended: after(awaitingAnswerUnder809, 'asked', 'extended'),
    prepared: after(awaitingAnswerUnder809, 'prepared'),
    granted: after(awaitingAnswerUnder809, 'prepared', 'granted'),
    delivered: after(awaitingAnswerUnder809, 'prepared', 'granted', 'delivered'),
  },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    ...words.map(([word, toApplication]) => ({
      act: toApplication,
      name: 'case.consent-application' as const,
      args: (office: Office) => ({ ...onCase(office), ...word }),
      expected: gate<State>({ ...heads, departments: ['d-user'], states: ['to consent'] }),
    })),
    ...words.map(([word, , toAnswer]) => ({
      act: toAnswer,
      name: 'case.consent-answer' as const,
      args: (office: Office) => ({ ...onCase(office), ...word }),
      expected: gate<State>({ ...heads, departments: ['d-provider'], states: ['prepared'] }),
    })),
    {
      act: '[R055] ask for more time to answer',
      name: 'case.ask-extension',
      args: (office) => ({ ...onCase(office), workingDays: 10, reason: '需核实' }),
      expected: gate<State>({
        roles: ['provider-reviewer'],
        departments: ['d-provider'],
        states: ['awaiting', 'prepared'],
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
          ['awaiting', 'prepared', 'extended', 'without 809'].includes(state)
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
