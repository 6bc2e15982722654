/** Every act on a right × every role × every department × every standing, against one reviewed table (R086). */
import { describe, expect, it } from 'vitest';
import type { ActionName } from '../actions.ts';
import { type Role, role } from '../organisation/organisation.ts';
import type { Grant, GrantHold } from '../sharing/grant.ts';
import { officeWithGrant, orderArgs, why } from '../testing/grants.ts';
import { monday } from '../testing/office.ts';
import type { GrantStanding } from './standing.ts';

const departments = ['d-user', 'd-provider', 'd-bureau'] as const;
type Department = (typeof departments)[number];

const order = (departmentId: string) => ({
  departmentId,
  officerId: 'o-x',
  officerName: '甲',
  at: monday,
  ...why,
});
const held = (kind: GrantHold['kind'], departmentId: string): GrantHold => ({
  id: `held-${departmentId}`,
  kind,
  ...order(departmentId),
});

/** Held by the provider and by the management department, so that each has something to lift. */
const heldByBoth = (kind: GrantHold['kind']) => [held(kind, 'd-provider'), held(kind, 'd-bureau')];

const grantIn: Readonly<Record<GrantStanding, Partial<Grant>>> = {
  active: {},
  suspended: { holds: heldByBoth('suspension') },
  cut: { holds: heldByBoth('cut') },
  expired: { validUntil: '2026-11-22' },
  ended: { state: 'ended' },
  withdrawn: { state: 'revoked', withdrawal: order('d-bureau') },
  destroyed: { state: 'destroyed' },
};

const dead = {
  expired: 'grant.expired',
  ended: 'grant.ended',
  withdrawn: 'grant.withdrawn',
  destroyed: 'grant.destroyed',
} as const;

/** What an officer with authority is told, by the standing of a right that lives. */
const living: Readonly<Record<string, Record<'active' | 'suspended' | 'cut', string>>> = {
  'grant.suspend': { active: 'applied', suspended: 'grant.held-already', cut: 'applied' },
  'grant.cut': { active: 'applied', suspended: 'applied', cut: 'grant.held-already' },
  'grant.withdraw': { active: 'applied', suspended: 'applied', cut: 'applied' },
  'grant.resume': { active: 'grant.hold-gone', suspended: 'applied', cut: 'grant.hold-gone' },
  'grant.restore': { active: 'grant.hold-gone', suspended: 'grant.hold-gone', cut: 'applied' },
};

const authority = (held: Role, department: Department): string | null => {
  if (held !== 'provider-reviewer' && held !== 'management-admin') return 'role.missing';
  const own = held === 'provider-reviewer' ? 'd-provider' : 'd-bureau';
  return department === own ? null : 'department.wrong';
};

const argsOf = (name: ActionName, department: Department): object =>
  name === 'grant.resume' || name === 'grant.restore'
    ? { grantId: 'c-1.grant', holdId: `held-${department}`, reason: '已整改' }
    : orderArgs(name, 'h-new');

const cellsOf = async (name: ActionName, standing: GrantStanding) => {
  const cells: [cell: string, expected: string, actual: string][] = [];
  for (const held of role.options) {
    for (const department of departments) {
      const office = officeWithGrant(grantIn[standing]);
      const who = { officerId: 'o-1', officerName: '某人', departmentId: department, roles: [held] };
      const outcome = await office.act(name, argsOf(name, department), who);
      const allowed =
        standing in dead
          ? dead[standing as keyof typeof dead]
          : living[name]?.[standing as 'active' | 'suspended' | 'cut'];
      cells.push([
        `${held} of ${department}`,
        authority(held, department) ?? allowed ?? '',
        outcome.ok ? 'applied' : outcome.error.code,
      ]);
    }
  }
  return cells;
};

describe.each(Object.keys(living) as ActionName[])('[R086] %s', (name) => {
  it.each(Object.keys(grantIn) as GrantStanding[])(
    'on a right %s: every role of every department',
    async (standing) => {
      for (const [cell, expected, actual] of await cellsOf(name, standing))
        expect([cell, actual]).toEqual([cell, expected]);
    },
  );
});
