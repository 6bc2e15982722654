import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import type { ActionName } from '../actions.ts';
import { grantWith } from '../testing/grants.ts';
import { monday, type Office } from '../testing/office.ts';
import { officeOfRegions } from '../testing/regions.ts';
import { isRestored } from './drill.ts';

const actor = (departmentId: string, held: Actor['roles'][number] = 'management-admin'): Actor => ({
  officerId: `o-${departmentId}`,
  officerName: '某人',
  departmentId,
  roles: [held],
});
const report = {
  kind: 'leak',
  title: '接口密钥外泄',
  foundAt: monday,
  description: '日志中发现异常调用',
  entryIds: [],
  grantIds: [],
} as const;
const head = (entries: number, digit = 'a') => ({ entries, hash: digit.repeat(64) });
const drillOf = (patch: object = {}) => ({
  kind: 'drill',
  title: '断网演练',
  heldOn: '2026-11-20',
  course: '断开平台两小时',
  findings: '待同步办理无丢失',
  involvedIds: ['d-user'],
  restore: null,
  ...patch,
});

const openIt = (office: Office, who: Actor, patch: object = {}) =>
  office.act('incident.open', { incidentId: 'i-1', report: { ...report, ...patch } }, who);
const opened = async (owner = 'd-bureau'): Promise<Office> => {
  const office = officeOfRegions();
  office.put('grant', grantWith());
  office.put('grant', grantWith({ id: 'county.grant', userDepartmentId: 'd-county' }));
  expect((await openIt(office, actor(owner))).ok).toBe(true);
  return office;
};
const step = (office: Office, name: ActionName, args: object, who = actor('d-bureau')) =>
  office.act(
    name,
    { incidentId: 'i-1', expectedVersion: office.row('incident', 'i-1').version, ...args },
    who,
  );
const measure = { act: 'measure', note: '停用密钥并更换' };
const closing = { cause: '密钥写入日志', lessons: '日志脱敏，密钥只存密管' };
const codeOf = (outcome: { ok: boolean; error?: { code: string } }) =>
  outcome.ok ? 'applied' : outcome.error?.code;

describe('a security incident', () => {
  it('[R090] names the resources and the rights it touches, and so the departments that see it', async () => {
    const office = await opened();
    const touched = { entryIds: ['e-1'], grantIds: ['county.grant'] };
    const args = { incidentId: 'i-2', report: { ...report, ...touched } };
    expect(codeOf(await office.act('incident.open', args, actor('d-bureau')))).toBe('applied');
    expect(office.row('incident', 'i-2').involvedIds).toEqual(['d-county', 'd-provider']);
    const missing = { incidentId: 'i-3', report: { ...report, grantIds: ['none'] } };
    expect(codeOf(await office.act('incident.open', missing, actor('d-bureau')))).toBe('record.missing');
  });

  it('[R008] [R090] a county records what touches one of its own', async () => {
    const office = await opened();
    const of = (incidentId: string, grantId: string) =>
      office.act(
        'incident.open',
        { incidentId, report: { ...report, grantIds: [grantId] } },
        actor('d-county-bureau'),
      );
    expect(codeOf(await of('i-2', 'c-1.grant'))).toBe('area.wrong');
    expect(codeOf(await of('i-3', 'county.grant'))).toBe('applied');
  });

  it('[R090] is closed with cause and lessons, after something was done; then it stands', async () => {
    const office = await opened();
    expect(codeOf(await step(office, 'incident.close', closing))).toBe('incident.unhandled');
    expect(codeOf(await step(office, 'incident.note', measure))).toBe('applied');
    expect(codeOf(await step(office, 'incident.note', { act: 'report', note: '报市网信办' }))).toBe(
      'applied',
    );
    expect(codeOf(await step(office, 'incident.close', closing))).toBe('applied');
    expect(office.row('incident', 'i-1')).toMatchObject({ state: 'closed', ...closing });
    expect(office.row('incident', 'i-1').history.map(({ act }) => act)).toEqual([
      'open',
      'measure',
      'report',
      'close',
    ]);
    for (const [name, args] of [
      ['incident.note', measure],
      ['incident.close', closing],
    ] as const)
      expect(codeOf(await step(office, name, args))).toBe('incident.closed');
  });

  it('[R090] is not found in the future, not opened twice, not written over what changed', async () => {
    const office = await opened();
    expect(codeOf(await openIt(office, actor('d-bureau')))).toBe('record.exists');
    const later = { incidentId: 'i-2', report: { ...report, foundAt: monday + 1 } };
    expect(codeOf(await office.act('incident.open', later, actor('d-bureau')))).toBe('incident.future');
    const stale = { ...measure, expectedVersion: 9 };
    expect(codeOf(await step(office, 'incident.note', stale))).toBe('record.changed');
  });
});

describe('a drill, and a proof of restore', () => {
  const record = (patch: object, drillId = 'x-1', office = officeOfRegions()) =>
    office.act('drill.record', { drillId, report: drillOf(patch) }, actor('d-bureau'));

  it('[R090] a restore comes with both heads of the ledger, a drill with none', async () => {
    const restore = { backup: '每日 pg_dump', original: head(120), restored: head(120) };
    expect(codeOf(await record({}))).toBe('applied');
    expect(codeOf(await record({ kind: 'restore', restore }))).toBe('applied');
    expect(codeOf(await record({ kind: 'restore' }))).toBe('drill.proof');
    expect(codeOf(await record({ restore }))).toBe('drill.proof');
    expect(codeOf(await record({ heldOn: '2026-11-24' }))).toBe('incident.future');
  });

  it('[R090] is proven only by the same number of entries and the same hash', () => {
    expect(isRestored({ original: head(3), restored: head(3) })).toBe(true);
    expect(isRestored({ original: head(3), restored: head(2) })).toBe(false);
    expect(isRestored({ original: head(3), restored: head(3, 'b') })).toBe(false);
  });
});
