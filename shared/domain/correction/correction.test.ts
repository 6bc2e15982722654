import { describe, expect, it } from 'vitest';
import { instantOf } from '../clock/civil-date.ts';
import { standingOf } from '../clock/clock.ts';
import { type Role, role } from '../organisation/organisation.ts';
import { tables } from '../tables.ts';
import { calendar, monday, type Office, officers } from '../testing/office.ts';
import { type CorrectionState, correctionState } from './correction.ts';
import { officeWithGrants, report } from './testing/reported.ts';

const decide = (office: Office, decision: string, who = officers.provider, at = {}) =>
  office.act(
    'correction.answer',
    {
      correctionId: 'k-1',
      expectedVersion: office.row('correction', 'k-1').version,
      decision,
      explanation: '已查原始登记',
    },
    who,
    at,
  );

const officeIn = async (state: CorrectionState): Promise<Office> => {
  const office = officeWithGrants();
  expect((await report(office)).ok).toBe(true);
  if (state !== 'checking') expect((await decide(office, state)).ok).toBe(true);
  return office;
};

describe('reporting a doubt or an error', () => {
  it('[R067] goes straight to the provider, with the record, the items and the evidence', async () => {
    const office = await officeIn('checking');
    expect(office.row('correction', 'k-1')).toMatchObject({
      state: 'checking',
      kind: 'error',
      providerId: 'd-provider',
      userDepartmentId: 'd-user',
      itemNames: ['姓名'],
      history: [{ act: 'report', officerId: 'o-user' }],
    });
  });

  it('[R067] refuses an item outside the grant, and a locator with room for more than a record', async () => {
    const office = officeWithGrants();
    expect(await report(office, { itemIds: ['number'] })).toEqual({
      ok: false,
      error: { code: 'correction.item-unknown', field: 'report.itemIds' },
    });
    await expect(report(office, { locator: '某'.repeat(61) })).rejects.toThrow();
    await expect(report(office, { evidence: ' ' })).rejects.toThrow();
  });

  it('[R067] refuses the same report twice, and one on a right that is not there', async () => {
    const office = await officeIn('checking');
    expect(await report(office)).toMatchObject({ error: { code: 'record.exists' } });
    const args = { correctionId: 'k-2', grantId: 'none', report: office.row('correction', 'k-1') };
    const { kind, itemIds, locator, wrong, evidence } = args.report;
    const outcome = await office.act(
      'correction.report',
      { ...args, report: { kind, itemIds, locator, wrong, evidence } },
      officers.user,
    );
    expect(outcome).toMatchObject({ error: { code: 'record.missing' } });
  });

  it('[R067] is possible on a right that has ended: what was received is still relied on', async () => {
    const office = officeWithGrants();
    office.put('grant', { ...office.row('grant', 'g-1'), state: 'revoked' });
    expect((await report(office)).ok).toBe(true);
  });
});

describe('the five working days of the check', () => {
  it('[R068] run from receipt under 五(五) and stop with the answer', async () => {
    const office = await officeIn('checking');
    const [clock] = office.row('correction', 'k-1').clocks;
    expect(clock).toMatchObject({ id: 'correction', clause: '五(五)', dueOn: '2026-11-30', stoppedAt: null });
    await decide(office, 'corrected', officers.provider, { now: instantOf('2026-11-27', 9) });
    const [stopped] = office.row('correction', 'k-1').clocks;
    if (stopped === undefined) throw new Error('no clock');
    expect(standingOf(stopped, instantOf('2027-01-01', 9), calendar).overdue).toBe(false);
  });

  it('[R068] go on while more is asked for, and one clock covers the whole check', async () => {
    const office = await officeIn('more-needed');
    const before = office.row('correction', 'k-1');
    await office.act(
      'correction.supplement',
      { correctionId: 'k-1', expectedVersion: before.version, text: '户口簿首页' },
      officers.user,
      { now: instantOf('2026-12-01', 9) },
    );
    const after = office.row('correction', 'k-1');
    expect(after.state).toBe('checking');
    expect(after.clocks).toEqual(before.clocks);
    expect(after.history.map(({ act }) => act)).toEqual(['report', 'ask', 'supplement']);
  });

  it('[R068] an answer made in time and received late says so', async () => {
    const office = await officeIn('checking');
    const late = { madeAt: instantOf('2026-11-30', 9), now: instantOf('2026-12-01', 9) };
    await decide(office, 'found-right', officers.provider, late);
    expect(office.row('correction', 'k-1').history.at(-1)).toMatchObject({
      act: 'confirm',
      lateBySync: true,
      at: late.now,
      madeAt: late.madeAt,
    });
  });

  it('[R068] an answer to what has changed since is refused', async () => {
    const office = await officeIn('checking');
    const stale = {
      correctionId: 'k-1',
      expectedVersion: 9,
      decision: 'corrected',
      explanation: '已改',
    };
    expect(await office.act('correction.answer', stale, officers.provider)).toMatchObject({
      error: { code: 'record.changed' },
    });
  });
});

describe('other users of the same data', () => {
  it('[R070] each get one notice of a correction, without the record it was about', async () => {
    const office = await officeIn('checking');
    const outcome = await decide(office, 'corrected');
    if (!outcome.ok) throw new Error(outcome.error.code);
    const notices = outcome.value.flatMap((change) => (change.table === 'notice' ? [change.row] : []));
    expect(notices.map(({ departmentId }) => departmentId)).toEqual(['d-bureau', 'd-other']);
    for (const each of notices) {
      expect(each).toMatchObject({ kind: 'correction-made', entryId: 'e-1', readBy: [] });
      expect(each.text).not.toContain(office.row('correction', 'k-1').locator);
      expect(tables.notice.safeParse(each).error).toBeUndefined();
    }
  });

  it.each(['found-right', 'more-needed'])('[R070] get none when the answer is %s', async (decision) => {
    const office = await officeIn('checking');
    await decide(office, decision);
    expect(office.count('notice')).toBe(0);
  });

  it('[R070] whose right has ended or run out get none', async () => {
    const office = await officeIn('checking');
    office.put('grant', { ...office.row('grant', 'g-2'), state: 'revoked' });
    office.put('grant', { ...office.row('grant', 'g-3'), validUntil: '2026-11-22' });
    office.put('grant', { ...office.row('grant', 'g-4'), validUntil: '2026-11-22' });
    await decide(office, 'corrected');
    expect(office.count('notice')).toBe(0);
  });
});

describe('照常办理', () => {
  const proceed = (office: Office, matter: string, who = officers.user) =>
    office.act('correction.proceed', { correctionId: 'k-1', matter, evidence: '居民身份证原件' }, who);

  it('[R069] logs what went on with which evidence, adds to it, and takes nothing away', async () => {
    const office = await officeIn('checking');
    for (const matter of ['临时救助', '低保复核']) expect((await proceed(office, matter)).ok).toBe(true);
    expect(office.row('correction', 'k-1').proceedings).toMatchObject([
      { matter: '临时救助', evidence: '居民身份证原件', officerId: 'o-user', at: monday },
      { matter: '低保复核' },
    ]);
  });

  it('[R069] logged while the provider decides refuses no answer', async () => {
    const office = await officeIn('checking');
    const { version } = office.row('correction', 'k-1');
    await proceed(office, '临时救助');
    const answer = {
      correctionId: 'k-1',
      expectedVersion: version,
      decision: 'corrected',
      explanation: '已改',
    };
    expect((await office.act('correction.answer', answer, officers.provider)).ok).toBe(true);
    expect(office.row('correction', 'k-1').proceedings).toHaveLength(1);
  });
});

/** act → role, department and states in which it stands. */
const rules = [
  [
    '[R068] answer',
    'correction.answer',
    'provider-reviewer',
    'd-provider',
    ['checking', 'more-needed'],
    { decision: 'corrected', explanation: '已改' },
  ],
  [
    '[R068] ask',
    'correction.answer',
    'provider-reviewer',
    'd-provider',
    ['checking'],
    { decision: 'more-needed', explanation: '请补充' },
  ],
  ['[R068] supplement', 'correction.supplement', 'data-officer', 'd-user', ['more-needed'], { text: '补充' }],
  [
    '[R069] proceed',
    'correction.proceed',
    'data-officer',
    'd-user',
    ['checking', 'more-needed'],
    { matter: '救助', evidence: '身份证' },
  ],
] as const;

describe.each(rules)('%s', (_act, name, needed, department, states, given) => {
  it.each(correctionState.options)('in state %s: every role of every department', async (state) => {
    for (const held of role.options) {
      for (const departmentId of ['d-user', 'd-provider', 'd-bureau']) {
        const office = await officeIn(state);
        const version = { expectedVersion: office.row('correction', 'k-1').version };
        const args = { correctionId: 'k-1', ...(name === 'correction.proceed' ? {} : version), ...given };
        const outcome = await office.act(name, args, { ...officers.user, departmentId, roles: [held] });
        const inState = (states as readonly string[]).includes(state) ? 'applied' : 'correction.state';
        const inDepartment = departmentId === department ? inState : 'department.wrong';
        expect([held, departmentId, outcome.ok ? 'applied' : outcome.error.code]).toEqual([
          held,
          departmentId,
          held === needed ? inDepartment : 'role.missing',
        ]);
      }
    }
  });
});

it('[R067] report: data officers of the department that holds the right, and nobody else', async () => {
  for (const held of role.options as readonly Role[]) {
    for (const departmentId of ['d-user', 'd-provider', 'd-bureau']) {
      const outcome = await report(officeWithGrants(), {}, { ...officers.user, departmentId, roles: [held] });
      const inDepartment = departmentId === 'd-user' ? 'applied' : 'department.wrong';
      expect([held, departmentId, outcome.ok ? 'applied' : outcome.error.code]).toEqual([
        held,
        departmentId,
        held === 'data-officer' ? inDepartment : 'role.missing',
      ]);
    }
  }
});
