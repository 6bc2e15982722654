import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { instantOf } from '../clock/civil-date.ts';
import { grantWith } from '../correction/testing/reported.ts';
import { noticeIdOf } from '../notice/tell.ts';
import { role } from '../organisation/organisation.ts';
import { tables } from '../tables.ts';
import { applicationOf, entryWith, type Office, officers } from '../testing/office.ts';
import { officeToReplace, officeWithPlan, plan, planWith } from './testing/planned.ts';

const stopDay = instantOf('2026-11-30', 9);
const stop = (office: Office, now = stopDay, who = officers.provider) =>
  office.act('replacement.stop', { replacementId: 'r-1' }, who, { now });
const notify = (office: Office, now = stopDay) =>
  office.act('replacement.notify', { replacementId: 'r-1' }, officers.provider, { now });

const noticeOf = (departmentId: string): string =>
  noticeIdOf({ kind: 'replacement-planned', subjectId: 'r-1', departmentId }, { digestOf: digestOfValue });

describe('planning a replacement', () => {
  it('[R076] [R077] keeps the plan, points the old resource to the new one and tells every current user', async () => {
    const office = officeToReplace();
    const outcome = await plan(office);
    if (!outcome.ok) throw new Error(outcome.error.code);
    for (const { table, row } of outcome.value) expect(tables[table].safeParse(row).error).toBeUndefined();
    expect(office.row('catalogEntry', 'e-1')).toMatchObject({
      status: 'published',
      replacedByEntryId: 'e-2',
    });
    for (const departmentId of ['d-user', 'd-bureau'])
      expect(office.row('notice', noticeOf(departmentId)).text).toContain('2026年11月30日停用');
    expect(office.count('notice')).toBe(2);
  });

  it.each([
    ['an item left out', { mapping: planWith().mapping.slice(1) }, 'replacement.mapping'],
    [
      'an item twice',
      { mapping: [...planWith().mapping, ...planWith().mapping.slice(2)] },
      'replacement.mapping',
    ],
    [
      'an item the new resource has not',
      { mapping: planWith().mapping.map((each) => ({ ...each, newItemId: 'none' })) },
      'replacement.mapping',
    ],
    ['itself as the new resource', { newEntryId: 'e-1' }, 'replacement.new-entry'],
    ['a parallel period in the past', { parallelFrom: '2026-11-20' }, 'replacement.dates'],
    ['an end before its beginning', { parallelFrom: '2026-11-28' }, 'replacement.dates'],
    ['a stop within the parallel period', { stopOn: '2026-11-27' }, 'replacement.dates'],
    ['a resource that is not there', { newEntryId: 'e-9' }, 'record.missing'],
  ])('[R076] is refused with %s', async (_what, patch, code) => {
    expect(await plan(officeToReplace(), patch)).toMatchObject({ error: { code } });
  });

  it('[R076] asks for the reason of an item dropped', async () => {
    const mapping = planWith().mapping.map((each) => ({ ...each, reason: '' }));
    await expect(plan(officeToReplace(), { mapping })).rejects.toThrow();
  });

  it('[R076] is made once, and never to a resource that is itself on its way out', async () => {
    const office = await officeWithPlan();
    const args = (patch: object) => ({ replacementId: 'r-2', plan: planWith(patch) });
    expect(await office.act('replacement.plan', args({}), officers.provider)).toMatchObject({
      error: { code: 'replacement.planned-already' },
    });
    office.put('catalogEntry', entryWith({ id: 'e-3', code: '100001/3' }));
    const toOld = args({ oldEntryId: 'e-3', newEntryId: 'e-1' });
    expect(await office.act('replacement.plan', toOld, officers.provider)).toMatchObject({
      error: { code: 'replacement.new-entry' },
    });
  });

  it('[R077] from then on no new right to the old resource is applied for', async () => {
    const office = await officeWithPlan();
    const args = { caseId: 'c-9', entryId: 'e-1', application: applicationOf(['name']) };
    expect(await office.act('case.submit', args, officers.user)).toEqual({
      ok: false,
      error: { code: 'case.entry-replaced' },
    });
  });
});

describe('stopping the old resource', () => {
  it('[R077] ends the rights with a pointer to the new one and tells their holders', async () => {
    const office = await officeWithPlan();
    expect((await stop(office)).ok).toBe(true);
    expect(office.row('catalogEntry', 'e-1')).toMatchObject({ status: 'stopped', replacedByEntryId: 'e-2' });
    for (const id of ['g-1', 'g-2'])
      expect(office.row('grant', id)).toMatchObject({
        state: 'ended',
        endedAt: stopDay,
        replacedByEntryId: 'e-2',
        version: 2,
      });
    expect(office.count('notice')).toBe(4);
    expect(await stop(office)).toMatchObject({ error: { code: 'replacement.stopped-already' } });
  });

  it.each(['removal-filed', 'stopped'] as const)(
    '[R025] [R077] sends no second removal where the resource was stopped before (%s)',
    async (state) => {
      const office = await officeWithPlan();
      const early = { entryId: 'e-1', expectedVersion: 0, reason: '职能划转' };
      const outcome = await office.act('entry.stop', early, {
        ...officers.provider,
        roles: ['data-officer'],
      });
      expect(outcome.ok).toBe(true);
      office.put('entryDraft', { ...office.row('entryDraft', 'e-1'), state });
      const before = office.row('entryDraft', 'e-1');
      expect((await stop(office)).ok).toBe(true);
      expect(office.row('entryDraft', 'e-1')).toEqual(before);
    },
  );

  it('[R076] waits for the end of the parallel period and the day named', async () => {
    const office = await officeWithPlan();
    for (const date of ['2026-11-27', '2026-11-29'])
      expect(await stop(office, instantOf(date, 23))).toMatchObject({
        error: { code: 'replacement.too-early' },
      });
  });

  it('[R077] is blocked by one user who was not told, until the notice is made good', async () => {
    const office = await officeWithPlan();
    office.put('grant', grantWith({ id: 'g-5', userDepartmentId: 'd-late' }));
    expect(await stop(office)).toMatchObject({ error: { code: 'replacement.untold' } });
    const before = office.row('notice', noticeOf('d-user'));
    office.put('notice', { ...before, readBy: ['o-user'] });
    expect((await notify(office)).ok).toBe(true);
    expect(office.row('notice', noticeOf('d-user')).readBy).toEqual(['o-user']);
    expect((await stop(office)).ok).toBe(true);
  });

  it('[R077] a notice of another plan or of another kind is not the notice', async () => {
    const office = await officeWithPlan();
    office.put('grant', grantWith({ id: 'g-5', userDepartmentId: 'd-late' }));
    const told = office.row('notice', noticeOf('d-user'));
    office.put('notice', { ...told, id: 'notice-other', departmentId: 'd-late' });
    expect(await stop(office)).toMatchObject({ error: { code: 'replacement.untold' } });
  });

  it('[R077] never happens before every current user was told, whatever the order of events', async () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ do: fc.constant('join' as const), who: fc.nat(4) }),
        fc.record({ do: fc.constant('leave' as const), who: fc.nat(4) }),
        fc.constant({ do: 'notify' as const }),
        fc.constant({ do: 'stop' as const }),
        fc.constant({ do: 'wait' as const }),
      ),
      { maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const office = await officeWithPlan();
        const users = new Set(['d-user', 'd-bureau']);
        const told = new Set(users);
        let now = instantOf('2026-11-25', 9);
        for (const step of taken) {
          if (office.row('replacement', 'r-1').state === 'stopped') return;
          if (step.do === 'wait') now += 3 * 86_400_000;
          if (step.do === 'join' || step.do === 'leave') {
            const departmentId = `d-${step.who}`;
            const state = step.do === 'join' ? 'active' : 'ended';
            office.put(
              'grant',
              grantWith({ id: `g-${departmentId}`, userDepartmentId: departmentId, state }),
            );
            if (state === 'active') users.add(departmentId);
            else users.delete(departmentId);
          }
          if (step.do === 'notify' && (await notify(office, now)).ok)
            for (const each of users) told.add(each);
          if (step.do === 'stop') {
            const all = [...users].every((each) => told.has(each));
            const outcome = await stop(office, now);
            expect(outcome.ok).toBe(all && now >= instantOf('2026-11-30', 0));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe.each([
  ['[R076] plan', (office: Office, who: typeof officers.provider) => plan(office, {}, who), officeToReplace],
  [
    '[R077] stop',
    (office: Office, who: typeof officers.provider) => stop(office, stopDay, who),
    officeWithPlan,
  ],
] as const)('%s', (_act, act, open) => {
  it('is for the provider’s reviewer alone', async () => {
    for (const held of role.options) {
      for (const departmentId of ['d-user', 'd-provider', 'd-bureau']) {
        const who = {
          ...officers.provider,
          departmentId,
          roles: [held],
        } as unknown as typeof officers.provider;
        const outcome = await act(await open(), who);
        const inDepartment = departmentId === 'd-provider' ? 'applied' : 'department.wrong';
        expect([held, departmentId, outcome.ok ? 'applied' : outcome.error.code]).toEqual([
          held,
          departmentId,
          held === 'provider-reviewer' ? inDepartment : 'role.missing',
        ]);
      }
    }
  });
});
