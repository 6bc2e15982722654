import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import type { ActionName } from '../actions.ts';
import { civilDateOf, instantOf } from '../clock/civil-date.ts';
import { tables } from '../tables.ts';
import { bureauAdmin, officeWithGrant, orderArgs, why } from '../testing/grants.ts';
import { monday, type Office, officers } from '../testing/office.ts';
import { checkUse } from '../usage/check-use.ts';
import { groundClause } from './ground.ts';
import { standingOf } from './standing.ts';

const grantId = 'c-1.grant';
const today = civilDateOf(monday);
const lift = (holdId = 'h-1') => ({ grantId, holdId, reason: '已整改' });

const outcomeOf = async (office: Office, name: ActionName, args: object, who: Actor): Promise<string> => {
  const outcome = await office.act(name, args, who);
  return outcome.ok ? 'applied' : outcome.error.code;
};
const standing = (office: Office) => standingOf(office.row('grant', grantId), today);

describe('an act of force on a right', () => {
  it.each([
    ['grant.suspend', 'suspended', 'grant-suspended'],
    ['grant.cut', 'cut', 'grant-cut'],
    ['grant.withdraw', 'withdrawn', 'grant-withdrawn'],
  ] as const)('[R086] %s takes effect at once and tells both sides', async (name, expected, kind) => {
    const office = officeWithGrant();
    const outcome = await office.act(name, orderArgs(name), officers.provider);
    expect(outcome.ok).toBe(true);
    expect(standing(office)).toBe(expected);
    const told = outcome.ok ? outcome.value.filter(({ table }) => table === 'notice') : [];
    expect(told.map(({ row }) => (row as { departmentId: string }).departmentId).sort()).toEqual([
      'd-provider',
      'd-user',
    ]);
    for (const { row } of told)
      expect(tables.notice.parse(row)).toMatchObject({
        grantId,
        kind,
        text: expect.stringContaining(`${groundClause.leak}）。${why.reason}`),
      });
  });

  it('[R086] asks for a ground and a reason', async () => {
    for (const patch of [{ reason: ' ' }, { ground: 'mood' }]) {
      const args = { ...orderArgs('grant.withdraw'), ...patch };
      await expect(officeWithGrant().act('grant.withdraw', args, officers.provider)).rejects.toThrow();
    }
  });

  it('[R086] of the provider and of the management department stand side by side; each lifts its own', async () => {
    const office = officeWithGrant();
    const act = (name: ActionName, args: object, who: Actor) => outcomeOf(office, name, args, who);
    expect(await act('grant.cut', orderArgs('grant.cut', 'h-1'), officers.provider)).toBe('applied');
    expect(await act('grant.cut', orderArgs('grant.cut', 'h-2'), bureauAdmin)).toBe('applied');
    expect(await act('grant.cut', orderArgs('grant.cut', 'h-3'), bureauAdmin)).toBe('grant.held-already');
    expect(await act('grant.restore', lift('h-2'), officers.provider)).toBe('grant.hold-of-others');
    expect(await act('grant.restore', lift('h-1'), officers.provider)).toBe('applied');
    expect(standing(office)).toBe('cut');
    expect(await act('grant.restore', lift('h-2'), bureauAdmin)).toBe('applied');
    expect(standing(office)).toBe('active');
  });

  it('[R086] is not undone by a lifting made before it that arrives after it', async () => {
    const office = officeWithGrant();
    const act = (name: ActionName, args: object) => outcomeOf(office, name, args, officers.provider);
    await act('grant.suspend', orderArgs('grant.suspend', 'h-1'));
    await act('grant.resume', lift('h-1'));
    await act('grant.suspend', orderArgs('grant.suspend', 'h-2'));
    expect(await act('grant.resume', lift('h-1'))).toBe('grant.hold-gone');
    expect(await act('grant.restore', lift('h-2'))).toBe('grant.hold-gone');
    expect(standing(office)).toBe('suspended');
  });

  it('[R086] needs no version: what reached the platform before it does not delay it', async () => {
    const office = officeWithGrant({ version: 7, holds: [] });
    expect(await outcomeOf(office, 'grant.withdraw', orderArgs('grant.withdraw'), bureauAdmin)).toBe(
      'applied',
    );
    expect(office.row('grant', grantId).version).toBe(8);
  });

  it('[R007] [R086] a county management department acts only where one side is of its county; the city acts on all', async () => {
    const office = officeWithGrant();
    const county = { ...bureauAdmin, departmentId: 'd-county' };
    const bureau = office.row('department', 'd-bureau');
    office.put('department', { ...bureau, id: 'd-county', regionId: 'region-140923' });
    expect(await outcomeOf(office, 'grant.cut', orderArgs('grant.cut'), county)).toBe('department.wrong');
    office.put('department', { ...office.row('department', 'd-user'), regionId: 'region-140923' });
    expect(await outcomeOf(office, 'grant.cut', orderArgs('grant.cut'), county)).toBe('applied');
    office.put('department', { ...office.row('department', 'd-provider'), regionId: 'region-140922' });
    const args = orderArgs('grant.cut', 'h-2');
    expect(await outcomeOf(office, 'grant.cut', args, bureauAdmin)).toBe('department.wrong');
    const city = { code: '140900', codeStandard: 'GB/T 2260', name: '忻州市', level: 'city' } as const;
    office.put('region', { id: bureau.regionId, ...city, logicalPlatform: true, demonstration: true });
    expect(await outcomeOf(office, 'grant.cut', args, bureauAdmin)).toBe('applied');
  });

  it('[R086] comes too late for a right that has expired', async () => {
    const office = officeWithGrant({ validUntil: '2026-11-22' });
    expect(await outcomeOf(office, 'grant.cut', orderArgs('grant.cut'), officers.provider)).toBe(
      'grant.expired',
    );
  });
});

const force = ['grant.suspend', 'grant.resume', 'grant.cut', 'grant.restore', 'grant.withdraw'] as const;

describe('any sequence of acts', () => {
  it('[R086] never makes a withdrawn right usable, and a right is usable exactly while nothing holds it', async () => {
    const step = fc.record({
      name: fc.constantFrom(...force),
      holdId: fc.constantFrom('h-1', 'h-2', 'h-3'),
      who: fc.constantFrom<Actor>(officers.provider, bureauAdmin, officers.user, officers.observer),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const office = officeWithGrant();
        let withdrawn = false;
        for (const { name, holdId, who } of steps) {
          const lifts = name === 'grant.resume' || name === 'grant.restore';
          const done = await outcomeOf(office, name, lifts ? lift(holdId) : orderArgs(name, holdId), who);
          if (withdrawn) expect(done).not.toBe('applied');
          withdrawn ||= name === 'grant.withdraw' && done === 'applied';
          const row = tables.grant.parse(office.row('grant', grantId));
          const now = instantOf('2026-11-24', 9);
          const use = { actor: officers.user, purpose: row.purpose, now, callsToday: 0 };
          expect(checkUse(row, use) === null).toBe(!withdrawn && row.holds.length === 0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
