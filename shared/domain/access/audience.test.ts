/** Every kind of row × every kind of officer, against one reviewed table. */
import { describe, expect, it } from 'vitest';
import { type Role, role } from '../organisation/organisation.ts';
import type { Change, TableName } from '../tables.ts';
import { tableName } from '../tables.ts';
import { allOfTheCity } from '../testing/areas.ts';
import { type AreaOf, audienceOf, managementOf, scopesOf } from './audience.ts';

const departments = ['d-user', 'd-provider', 'd-bureau', 'd-other'] as const;
const parties = { userDepartmentId: 'd-user', providerId: 'd-provider', applicantDepartmentId: 'd-user' };
const sent = { history: [{ act: 'submit' }] };
const undecided = { forwardedAt: null, grantId: null, agreementId: null, agentId: null, ...sent };

// Only the columns that decide who sees a row; the schema of the rest is beside each noun.
const change = (table: TableName, patch: object = {}): Change =>
  ({ table, row: { id: 'r', status: 'published', ...parties, ...undecided, ...patch } }) as unknown as Change;

const caseRoles: readonly Role[] = ['data-officer', 'provider-reviewer', 'office-head'];
const oversight: readonly Role[] = ['compliance-reviewer', 'management-admin', 'observer'];
const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

/** Departments whose case roles see the row, and whether those who oversee do. */
type Sight = {
  readonly departments: readonly string[];
  readonly oversight: boolean;
  readonly everyone?: true;
  readonly administration?: true;
};
const everyone: Sight = { departments: [...departments], oversight: true, everyone: true };
const bothParties: Sight = { departments: ['d-user', 'd-provider'], oversight: true };
const administrationOnly: Sight = { departments: [], oversight: false, administration: true };
const userOnly: Sight = { departments: ['d-user'], oversight: true };

const cases: readonly (readonly [string, Change, Sight])[] = [
  ['region', change('region'), everyone],
  ['department', change('department'), everyone],
  ['officer', change('officer'), everyone],
  ['signingKey', change('signingKey'), everyone],
  ['policySetting', change('policySetting'), everyone],
  ['yearArrangement', change('yearArrangement'), everyone],
  ['sharedLibrary', change('sharedLibrary'), everyone],
  ['conversionPlan', change('conversionPlan'), everyone],
  ['resourceFile', change('resourceFile'), everyone],
  ['correctionLimit', change('correctionLimit'), bothParties],
  ['violation', change('violation', { departmentId: 'd-user' }), { departments: [], oversight: true }],
  ['assessment', change('assessment', { departmentId: 'd-user' }), userOnly],
  ['circular', change('circular', { departmentId: 'd-user' }), userOnly],
  ['entryMasking', change('entryMasking'), { departments: ['d-provider'], oversight: true }],
  ['catalogEntry published', change('catalogEntry'), everyone],
  ['catalogEntry stopped', change('catalogEntry', { status: 'stopped' }), everyone],
  [
    'catalogEntry draft',
    change('catalogEntry', { status: 'draft' }),
    { departments: ['d-provider'], oversight: true },
  ],
  [
    'entryDraft before its filing',
    change('entryDraft', { leadId: null, history: [{ act: 'create' }] }),
    { departments: ['d-provider'], oversight: false },
  ],
  [
    'entryDraft that asks the lead of its library',
    change('entryDraft', { leadId: 'd-other', history: [{ act: 'create' }] }),
    { departments: ['d-provider', 'd-other'], oversight: false },
  ],
  [
    'entryDraft once filed',
    change('entryDraft', { leadId: null, history: [{ act: 'create' }, { act: 'file' }, { act: 'return' }] }),
    { departments: ['d-provider'], oversight: true },
  ],
  [
    'entryDraft whose removal is filed, though it never was',
    change('entryDraft', { leadId: null, history: [{ act: 'create' }, { act: 'stop' }] }),
    { departments: ['d-provider'], oversight: true },
  ],
  ['filingReceipt', change('filingReceipt'), { departments: ['d-provider'], oversight: true }],
  [
    'sharingCase before its head consents',
    change('sharingCase', { history: [{ act: 'prepare' }, { act: 'decline' }, { act: 'prepare' }] }),
    { departments: ['d-user'], oversight: false },
  ],
  [
    'sharingCase once its head consented',
    change('sharingCase', { history: [{ act: 'prepare' }, { act: 'consent' }] }),
    userOnly,
  ],
  [
    'sharingCase returned by the platform',
    change('sharingCase', { history: [{ act: 'prepare' }, { act: 'consent' }, { act: 'return' }] }),
    userOnly,
  ],
  ...(['prepare', 'decline', 'withdraw'] as const).map((act): (typeof cases)[number] => [
    `sharingCase written anew after 退回, then ${act}`,
    change('sharingCase', {
      history: [{ act: 'prepare' }, { act: 'consent' }, { act: 'return' }, { act: 'prepare' }, { act }],
    }),
    { departments: ['d-user'], oversight: false },
  ]),
  [
    'sharingCase written anew, once its head consented again',
    change('sharingCase', {
      history: [
        { act: 'prepare' },
        { act: 'consent' },
        { act: 'return' },
        { act: 'prepare' },
        { act: 'consent' },
      ],
    }),
    userOnly,
  ],
  [
    'headOpinion',
    change('headOpinion', { departmentId: 'd-user' }),
    { departments: ['d-user'], oversight: false },
  ],
  ['answerDraft', change('answerDraft'), { departments: ['d-provider'], oversight: false }],
  [
    'answerDraft of an agent',
    change('answerDraft', { agentId: 'd-other' }),
    { departments: ['d-provider', 'd-other'], oversight: false },
  ],
  ['sharingCase before 转至', change('sharingCase'), userOnly],
  ['sharingCase after 转至', change('sharingCase', { forwardedAt: 1 }), bothParties],
  ['sharingCase with an agreement', change('sharingCase', { agreementId: 'a' }), bothParties],
  ['sharingCase with a grant', change('sharingCase', { grantId: 'g' }), bothParties],
  [
    'sharingCase with an agent',
    change('sharingCase', { forwardedAt: 1, agentId: 'd-other' }),
    { departments: ['d-user', 'd-provider', 'd-other'], oversight: true },
  ],
  ['agreement', change('agreement'), bothParties],
  ['grant', change('grant'), bothParties],
  ['destruction', change('destruction', { witnessId: 'o-2' }), bothParties],
  ['callRecord', change('callRecord'), bothParties],
  ['databaseDelivery', change('databaseDelivery'), bothParties],
  ['frontEnd', change('frontEnd', { departmentId: 'd-user' }), userOnly],
  ['legacyChannel', change('legacyChannel', { ownerDepartmentId: 'd-user' }), userOnly],
  ['changeTrigger', change('changeTrigger'), { departments: ['d-provider'], oversight: true }],
  ['difficulty', change('difficulty'), { departments: ['d-provider'], oversight: true }],
  ['collectionCheck', change('collectionCheck', { departmentId: 'd-user' }), userOnly],
  ['negotiation', change('negotiation'), bothParties],
  ['coordinationDecision', change('coordinationDecision'), bothParties],
  ['governmentFile', change('governmentFile'), bothParties],
  [
    'agency',
    change('agency', { agentId: 'd-other' }),
    { departments: ['d-provider', 'd-other'], oversight: true },
  ],
  ['certificate', change('certificate'), userOnly],
  ['replacement', change('replacement'), everyone],
  ['availability', change('availability'), { departments: ['d-provider'], oversight: true }],
  ['correction', change('correction'), { departments: ['d-user', 'd-provider'], oversight: false }],
  ['suspensionAdvice', change('suspensionAdvice', { departmentId: 'd-user' }), userOnly],
  [
    'upperDemand',
    change('upperDemand', { departmentId: 'd-user', counterpartId: 'd-other' }),
    { departments: ['d-user', 'd-other'], oversight: true },
  ],
  ['flowDown', change('flowDown', { regionId: 'county' }), { departments: ['d-provider'], oversight: true }],
  ['guideReading', change('guideReading', { departmentId: 'd-user', officerId: 'o-2' }), userOnly],
  ['training of the city', change('training', { departmentId: 'd-bureau' }), everyone],
  ['registration', change('registration', { departmentId: 'd-user' }), userOnly],
  ['guide of the city', change('guide', { departmentId: 'd-bureau' }), everyone],
  [
    'incident',
    change('incident', { departmentId: 'd-bureau', involvedIds: ['d-user', 'd-other'] }),
    { departments: ['d-bureau', 'd-user', 'd-other'], oversight: true },
  ],
  [
    'drill',
    change('drill', { departmentId: 'd-bureau', involvedIds: ['d-user'] }),
    { departments: ['d-bureau', 'd-user'], oversight: true },
  ],
  ['account', change('account', { departmentId: 'd-user', request: null }), administrationOnly],
  ['notice', change('notice', { departmentId: 'd-user', fromDepartmentId: 'd-provider' }), bothParties],
  ['notice of the platform', change('notice', { departmentId: 'd-user', fromDepartmentId: null }), userOnly],
];

const sees = (subject: Change, held: Role, department: string): boolean => {
  const scopes: readonly string[] = scopesOf({ id: 'o-1', roles: [held] }, { id: department }, allOfTheCity);
  return audienceOf(subject, allOfTheCity).some((scope) => scopes.includes(scope));
};

const expected = (sight: Sight, held: Role, department: string): boolean =>
  sight.everyone === true ||
  (caseRoles.includes(held) && sight.departments.includes(department)) ||
  (oversight.includes(held) && sight.oversight) ||
  (administrators.includes(held) && sight.administration === true);

describe('who sees a row', () => {
  it('every table is in the list below', () => {
    expect(new Set(cases.map(([, subject]) => subject.table))).toEqual(new Set(tableName.options));
  });

  it('every role is either of a case, of oversight or an administrator', () => {
    expect([...caseRoles, ...oversight, ...administrators].sort()).toEqual([...role.options].sort());
  });

  it.each(cases)('[S12] %s', (_name, subject, sight) => {
    for (const held of role.options) {
      for (const department of departments) {
        expect([held, department, sees(subject, held, department)]).toEqual([
          held,
          department,
          expected(sight, held, department),
        ]);
      }
    }
  });

  it.each(administrators)('[R012] a %s sees nothing of any case, even of their own department', (held) => {
    const tables = ['sharingCase', 'agreement', 'grant', 'callRecord', 'certificate'] as const;
    for (const table of tables) {
      const decided = change(table, { forwardedAt: 1, grantId: 'g', agreementId: 'a' });
      for (const department of departments) expect(sees(decided, held, department)).toBe(false);
    }
  });
});

describe('the scopes of an officer', () => {
  it('are the same text for the same rights, in whatever order the roles are listed', () => {
    const one = scopesOf({ id: 'o', roles: ['data-officer', 'observer'] }, { id: 'd' }, allOfTheCity);
    const other = scopesOf({ id: 'o', roles: ['observer', 'data-officer'] }, { id: 'd' }, allOfTheCity);
    expect(one).toEqual(other);
    expect(one).toEqual(['all', 'department:d', 'management', 'officer:o']);
  });

  it('of one officer are never those of another', () => {
    const mine = scopesOf({ id: 'o-1', roles: ['data-officer'] }, { id: 'd' }, allOfTheCity);
    expect(mine).not.toEqual(scopesOf({ id: 'o-2', roles: ['data-officer'] }, { id: 'd' }, allOfTheCity));
    expect(mine).not.toEqual(scopesOf({ id: 'o-1', roles: ['data-officer'] }, { id: 'e' }, allOfTheCity));
  });
});

/** d-user is of region a, d-provider of region b, d-bureau of the city, d-other of region c; d-unknown of nowhere. */
const areas: Readonly<Record<string, ReturnType<AreaOf>>> = {
  'd-user': 'management:a',
  'd-provider': 'management:b',
  'd-bureau': 'management',
  'd-other': 'management:c',
};
const areaOf: AreaOf = (id) => areas[id] ?? null;

/** Departments whose officers of oversight see the row: the city's always, a region's where one side is of it. */
const overseenBy: readonly (readonly [string, Change, readonly string[]])[] = [
  ['sharingCase', change('sharingCase'), ['d-user', 'd-provider', 'd-bureau']],
  [
    'sharingCase with an agent',
    change('sharingCase', { agentId: 'd-other' }),
    ['d-user', 'd-provider', 'd-bureau', 'd-other'],
  ],
  ...(
    [
      'agreement',
      'grant',
      'negotiation',
      'coordinationDecision',
      'governmentFile',
      'callRecord',
      'databaseDelivery',
    ] as const
  ).map((table) => [table, change(table), ['d-user', 'd-provider', 'd-bureau']] as const),
  ['destruction', change('destruction', { witnessId: 'o-2' }), ['d-user', 'd-provider', 'd-bureau']],
  ['availability', change('availability'), ['d-provider', 'd-bureau']],
  ['filingReceipt', change('filingReceipt'), ['d-provider', 'd-bureau']],
  ['catalogEntry draft', change('catalogEntry', { status: 'draft' }), ['d-provider', 'd-bureau']],
  ['entryDraft filed', change('entryDraft', { history: [{ act: 'file' }] }), ['d-provider', 'd-bureau']],
  ['entryDraft not filed', change('entryDraft', { history: [] }), []],
  ['correction', change('correction'), []],
  ['certificate', change('certificate'), ['d-user', 'd-bureau']],
  ['frontEnd', change('frontEnd', { departmentId: 'd-user' }), ['d-user', 'd-bureau']],
  ['legacyChannel', change('legacyChannel', { ownerDepartmentId: 'd-user' }), ['d-user', 'd-bureau']],
  ['agency', change('agency', { agentId: 'd-other' }), ['d-provider', 'd-bureau', 'd-other']],
  [
    'notice of the platform',
    change('notice', { departmentId: 'd-user', fromDepartmentId: null }),
    ['d-user', 'd-bureau'],
  ],
  [
    'grant of a department that is not known',
    change('grant', { userDepartmentId: 'd-unknown', providerId: 'd-unknown' }),
    ['d-bureau'],
  ],
];

describe('[R063] who sees an account', () => {
  it.each([
    ['of a region', { request: null }, ['d-user', 'd-bureau']],
    [
      'that is to move to another region',
      { request: { holding: { departmentId: 'd-other' } } },
      ['d-user', 'd-bureau', 'd-other'],
    ],
  ])('%s: the administrators of the city and of the region', (_name, patch, seenFrom) => {
    const audience: readonly string[] = audienceOf(
      change('account', { departmentId: 'd-user', ...patch }),
      areaOf,
    );
    for (const held of role.options) {
      for (const department of [...departments, 'd-unknown']) {
        const scopes = scopesOf({ id: 'o-1', roles: [held] }, { id: department }, areaOf);
        const seen = scopes.some((scope) => audience.includes(scope));
        const expects = administrators.includes(held) && seenFrom.includes(department);
        expect([held, department, seen]).toEqual([held, department, expects]);
      }
    }
  });
});

describe('[R008] who oversees a row', () => {
  it.each(overseenBy)('%s', (_name, subject, seenFrom) => {
    const audience: readonly string[] = audienceOf(subject, areaOf);
    for (const held of oversight) {
      for (const department of [...departments, 'd-unknown']) {
        const scopes = scopesOf({ id: 'o-1', roles: [held] }, { id: department }, areaOf);
        const seen = scopes.some((scope) => audience.includes(scope));
        expect([held, department, seen]).toEqual([held, department, seenFrom.includes(department)]);
      }
    }
  });

  it('a level decides: the city sees all, a county, a zone and a scenic area its own', () => {
    expect(managementOf({ id: 'r', level: 'city' })).toBe('management');
    for (const level of ['county', 'zone', 'scenic-area'] as const)
      expect(managementOf({ id: 'r', level })).toBe('management:r');
  });
});
