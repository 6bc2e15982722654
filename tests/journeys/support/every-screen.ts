/** Every route of the window with an officer who has it: a route that is not here does not compile. */
import { hrefOf, type RouteName } from '../../../src-renderer/app/routes.ts';

export type Looker = 'user' | 'provider' | 'manager' | 'keeper';

/** Records that were made for the screens which show one. */
export type Shown = {
  readonly caseId: string;
  readonly grantId: string;
  readonly correctionId: string;
  readonly recordId: string;
  readonly violationId: string;
};

type Screen = { readonly who: Looker; readonly href: (shown: Shown) => string };

const entry = { entryId: 'entry-rk-001' };
const guide = { guideId: 'guide-accounts' };
const department = { departmentId: 'dept-minzheng' };

const user = (href: Screen['href']): Screen => ({ who: 'user', href });
const provider = (href: Screen['href']): Screen => ({ who: 'provider', href });
const manager = (href: Screen['href']): Screen => ({ who: 'manager', href });
const keeper = (href: Screen['href']): Screen => ({ who: 'keeper', href });

export const everyScreen: Readonly<Record<RouteName, Screen>> = {
  today: user(() => hrefOf('today')),
  catalog: user(() => hrefOf('catalog')),
  entry: user(() => hrefOf('entry', entry)),
  apply: user(() => hrefOf('apply', entry)),
  cases: user(() => hrefOf('cases')),
  case: user(({ caseId }) => hrefOf('case', { caseId })),
  supplement: user(({ caseId }) => hrefOf('supplement', { caseId })),
  review: provider(() => hrefOf('review')),
  reviewCase: provider(({ caseId }) => hrefOf('reviewCase', { caseId })),
  coordination: manager(() => hrefOf('coordination')),
  coordinationCase: manager(({ caseId }) => hrefOf('coordinationCase', { caseId })),
  agencies: provider(() => hrefOf('agencies')),
  agreements: user(() => hrefOf('agreements')),
  agreement: provider(({ caseId }) => hrefOf('agreement', { caseId })),
  usage: user(() => hrefOf('usage')),
  use: user(({ grantId }) => hrefOf('use', { grantId })),
  supervision: manager(() => hrefOf('supervision')),
  supervisedGrant: provider(({ grantId }) => hrefOf('supervisedGrant', { grantId })),
  destructions: user(() => hrefOf('destructions')),
  destruction: user(({ grantId }) => hrefOf('destruction', { grantId })),
  upkeep: provider(() => hrefOf('upkeep')),
  planReplacement: provider(() => hrefOf('planReplacement')),
  corrections: user(() => hrefOf('corrections')),
  correction: provider(({ correctionId }) => hrefOf('correction', { correctionId })),
  reportCorrection: user(({ grantId }) => hrefOf('reportCorrection', { grantId })),
  channels: manager(() => hrefOf('channels')),
  demands: user(() => hrefOf('demands')),
  flowDowns: manager(() => hrefOf('flowDowns')),
  ranking: manager(() => hrefOf('ranking')),
  frontEnds: manager(() => hrefOf('frontEnds')),
  certificates: user(() => hrefOf('certificates')),
  verify: user(() => hrefOf('verify')),
  publishing: provider(() => hrefOf('publishing')),
  newEntry: provider(() => hrefOf('newEntry')),
  importSheet: provider(() => hrefOf('importSheet')),
  publishingEntry: provider(() => hrefOf('publishingEntry', entry)),
  editEntry: provider(() => hrefOf('editEntry', entry)),
  changes: user(() => hrefOf('changes')),
  newChange: user(() => hrefOf('newChange')),
  difficulties: user(() => hrefOf('difficulties')),
  newDifficulty: user(() => hrefOf('newDifficulty')),
  collectionChecks: manager(() => hrefOf('collectionChecks')),
  filings: manager(() => hrefOf('filings')),
  regionFilings: manager(() => hrefOf('regionFilings', { regionId: 'region-140923' })),
  conversions: manager(() => hrefOf('conversions')),
  libraries: manager(() => hrefOf('libraries')),
  library: provider(() => hrefOf('library', { subject: 'base:population' })),
  workstations: keeper(() => hrefOf('workstations')),
  accounts: keeper(() => hrefOf('accounts')),
  account: keeper(() => hrefOf('account', { accountId: 'officer-minzheng-zhang' })),
  masking: provider(() => hrefOf('masking')),
  maskEntry: provider(() => hrefOf('maskEntry', entry)),
  registrations: manager(() => hrefOf('registrations')),
  registration: manager(() => hrefOf('registration', department)),
  writeRegistration: user(() => hrefOf('writeRegistration')),
  guides: user(() => hrefOf('guides')),
  guide: user(() => hrefOf('guide', guide)),
  trainings: manager(() => hrefOf('trainings')),
  writeGuide: manager(() => hrefOf('writeGuide', guide)),
  security: manager(() => hrefOf('security')),
  securityRecord: manager(({ recordId }) => hrefOf('securityRecord', { recordId })),
  board: manager(() => hrefOf('board')),
  suspicions: manager(() => hrefOf('suspicions')),
  suspicion: manager(({ violationId }) => hrefOf('suspicion', { suspicionId: violationId })),
  assessments: manager(() => hrefOf('assessments')),
  assessment: provider(() => hrefOf('assessment', { assessmentId: 'screens.dept-gongan' })),
  circulars: provider(() => hrefOf('circulars')),
  circular: manager(({ violationId }) => hrefOf('circular', { circularId: `${violationId}.circular` })),
  outbox: user(() => hrefOf('outbox')),
  outboxEntry: user(() => hrefOf('outboxEntry', { mutationId: 'none' })),
  exchange: manager(() => hrefOf('exchange')),
  settings: manager(() => hrefOf('settings')),
};
