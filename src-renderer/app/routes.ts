/** The window's places, as addresses after `#`. Typed parameters; the table is the whole of routing. */
const patterns = {
  today: '/today',
  catalog: '/catalog',
  entry: '/catalog/:entryId',
  apply: '/apply/:entryId',
  cases: '/cases',
  case: '/cases/:caseId',
  supplement: '/cases/:caseId/supplement',
  review: '/review',
  reviewCase: '/review/:caseId',
  coordination: '/coordination',
  coordinationCase: '/coordination/:caseId',
  agencies: '/agencies',
  agreements: '/agreements',
  agreement: '/agreements/:caseId',
  usage: '/usage',
  use: '/usage/:grantId',
  supervision: '/supervision',
  destructions: '/destructions',
  destruction: '/destructions/:grantId',
  supervisedGrant: '/supervision/:grantId',
  upkeep: '/upkeep',
  planReplacement: '/upkeep/plan',
  corrections: '/corrections',
  correction: '/corrections/:correctionId',
  reportCorrection: '/corrections/report/:grantId',
  channels: '/ledger/channels',
  frontEnds: '/ledger/front-ends',
  demands: '/ledger/demands',
  flowDowns: '/ledger/flow-downs',
  ranking: '/ledger/ranking',
  certificates: '/certificates',
  verify: '/certificates/verify',
  publishing: '/publishing',
  newEntry: '/publishing/new',
  importSheet: '/publishing/import',
  changes: '/publishing/changes',
  newChange: '/publishing/changes/new',
  difficulties: '/publishing/difficulties',
  newDifficulty: '/publishing/difficulties/new',
  collectionChecks: '/publishing/collection-checks',
  filings: '/publishing/filings',
  regionFilings: '/publishing/filings/:regionId',
  conversions: '/publishing/conversions',
  libraries: '/publishing/libraries',
  library: '/publishing/libraries/:subject',
  publishingEntry: '/publishing/:entryId',
  editEntry: '/publishing/:entryId/edit',
  masking: '/masking',
  maskEntry: '/masking/:entryId',
  registrations: '/registrations',
  registration: '/registrations/:departmentId',
  writeRegistration: '/registrations/write',
  guides: '/guides',
  guide: '/guides/:guideId',
  trainings: '/trainings',
  writeGuide: '/guides/:guideId/write',
  security: '/security',
  securityRecord: '/security/:recordId',
  board: '/oversight/board',
  suspicions: '/oversight/suspicions',
  suspicion: '/oversight/suspicions/:suspicionId',
  assessments: '/oversight/assessments',
  assessment: '/oversight/assessments/:assessmentId',
  circulars: '/oversight/circulars',
  circular: '/oversight/circulars/:circularId',
  outbox: '/outbox',
  outboxEntry: '/outbox/:mutationId',
  exchange: '/exchange',
  workstations: '/workstations',
  accounts: '/accounts',
  account: '/accounts/:accountId',
  settings: '/settings',
} as const;

export type RouteName = keyof typeof patterns;

type ParamsOf<P extends string> = P extends `${string}:${infer Param}/${infer Rest}`
  ? { readonly [K in Param]: string } & ParamsOf<`/${Rest}`>
  : P extends `${string}:${infer Param}`
    ? { readonly [K in Param]: string }
    : unknown;

export type RouteParams<N extends RouteName> = ParamsOf<(typeof patterns)[N]>;
export type Route = { [N in RouteName]: { readonly name: N; readonly params: RouteParams<N> } }[RouteName];

/** The parameters where they are any, nothing where there are none. */
type Given<N extends RouteName> = unknown extends RouteParams<N> ? [] : [params: RouteParams<N>];

/** The address of a place, `#/cases/c1`. */
export const hrefOf = <N extends RouteName>(name: N, ...[params]: Given<N>): string => {
  const values = (params ?? {}) as Readonly<Record<string, string>>;
  return `#${patterns[name].replace(/:(\w+)/gu, (_, key: string) => encodeURIComponent(values[key] ?? ''))}`;
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const matched = (pattern: string, path: string): Record<string, string> | null => {
  const [wanted, found] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== found.length) return null;
  const pairs = wanted.map((part, index) => [part, found[index] ?? ''] as const);
  if (!pairs.every(([part, value]) => (part.startsWith(':') ? value !== '' : part === value))) return null;
  return Object.fromEntries(
    pairs.filter(([part]) => part.startsWith(':')).map(([part, value]) => [part.slice(1), decoded(value)]),
  );
};

/** The place an address names; 今日 for one that names none. */
export const routeOf = (hash: string): Route => {
  const path = hash.replace(/^#/u, '').split('?')[0] ?? '';
  const names = (Object.keys(patterns) as RouteName[]).sort(
    // A fixed word is a closer match than a parameter: /certificates/verify, not a certificate called verify.
    (a, b) => patterns[a].split(':').length - patterns[b].split(':').length,
  );
  for (const name of names) {
    const params = matched(patterns[name], path);
    if (params !== null) return { name, params } as Route;
  }
  return { name: 'today', params: {} };
};
