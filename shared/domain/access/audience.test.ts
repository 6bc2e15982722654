/** Every kind of row × every kind of officer, against one reviewed table. */
import { describe, expect, it } from 'vitest';
import { type Role, role } from '../organisation/organisation.ts';
import type { Change, TableName } from '../tables.ts';
import { tableName } from '../tables.ts';
import { audienceOf, scopesOf } from './audience.ts';

const departments = ['d-user', 'd-provider', 'd-bureau', 'd-other'] as const;
const parties = { userDepartmentId: 'd-user', providerId: 'd-provider', applicantDepartmentId: 'd-user' };
const undecided = { forwardedAt: null, grantId: null, agreementId: null, agentId: null };

// Only the columns that decide who sees a row; the schema of the rest is beside each noun.
const change = (table: TableName, patch: object = {}): Change =>
  ({ table, row: { id: 'r', status: 'published', ...parties, ...undecided, ...patch } }) as unknown as Change;

const caseRoles: readonly Role[] = ['data-officer', 'provider-reviewer'];
const oversight: readonly Role[] = ['compliance-reviewer', 'management-admin', 'observer'];
const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

/** Departments whose case roles see the row, and whether those who oversee do. */
type Sight = {
  readonly departments: readonly string[];
  readonly oversight: boolean;
  readonly everyone?: true;
};
const everyone: Sight = { departments: [...departments], oversight: true, everyone: true };
const bothParties: Sight = { departments: ['d-user', 'd-provider'], oversight: true };
const userOnly: Sight = { departments: ['d-user'], oversight: true };

const cases: readonly (readonly [string, Change, Sight])[] = [
  ['region', change('region'), everyone],
  ['department', change('department'), everyone],
  ['officer', change('officer'), everyone],
  ['signingKey', change('signingKey'), everyone],
  ['policySetting', change('policySetting'), everyone],
  ['yearArrangement', change('yearArrangement'), everyone],
  ['resourceFile', change('resourceFile'), everyone],
  ['catalogEntry published', change('catalogEntry'), everyone],
  ['catalogEntry stopped', change('catalogEntry', { status: 'stopped' }), everyone],
  [
    'catalogEntry draft',
    change('catalogEntry', { status: 'draft' }),
    { departments: ['d-provider'], oversight: true },
  ],
  [
    'entryDraft before its filing',
    change('entryDraft', { history: [{ act: 'create' }] }),
    { departments: ['d-provider'], oversight: false },
  ],
  [
    'entryDraft once filed',
    change('entryDraft', { history: [{ act: 'create' }, { act: 'file' }, { act: 'return' }] }),
    { departments: ['d-provider'], oversight: true },
  ],
  ['filingReceipt', change('filingReceipt'), { departments: ['d-provider'], oversight: true }],
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
  ['negotiation', change('negotiation'), bothParties],
  ['coordinationDecision', change('coordinationDecision'), bothParties],
  [
    'agency',
    change('agency', { agentId: 'd-other' }),
    { departments: ['d-provider', 'd-other'], oversight: true },
  ],
  ['certificate', change('certificate'), userOnly],
  ['replacement', change('replacement'), everyone],
  ['availability', change('availability'), { departments: ['d-provider'], oversight: true }],
  ['correction', change('correction'), { departments: ['d-user', 'd-provider'], oversight: false }],
  ['notice', change('notice', { departmentId: 'd-user', fromDepartmentId: 'd-provider' }), bothParties],
  ['notice of the platform', change('notice', { departmentId: 'd-user', fromDepartmentId: null }), userOnly],
];

const sees = (subject: Change, held: Role, department: string): boolean => {
  const scopes: readonly string[] = scopesOf({ id: 'o-1', roles: [held] }, { id: department });
  return audienceOf(subject).some((scope) => scopes.includes(scope));
};

const expected = (sight: Sight, held: Role, department: string): boolean =>
  sight.everyone === true ||
  (caseRoles.includes(held) && sight.departments.includes(department)) ||
  (oversight.includes(held) && sight.oversight);

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
    const one = scopesOf({ id: 'o', roles: ['data-officer', 'observer'] }, { id: 'd' });
    const other = scopesOf({ id: 'o', roles: ['observer', 'data-officer'] }, { id: 'd' });
    expect(one).toEqual(other);
    expect(one).toEqual(['all', 'department:d', 'management', 'officer:o']);
  });

  it('of one officer are never those of another', () => {
    const mine = scopesOf({ id: 'o-1', roles: ['data-officer'] }, { id: 'd' });
    expect(mine).not.toEqual(scopesOf({ id: 'o-2', roles: ['data-officer'] }, { id: 'd' }));
    expect(mine).not.toEqual(scopesOf({ id: 'o-1', roles: ['data-officer'] }, { id: 'e' }));
  });
});
