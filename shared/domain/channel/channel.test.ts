import { describe, expect, it } from 'vitest';
import { inCity } from '../testing/city.ts';
import { bureauAdmin } from '../testing/grants.ts';
import { entryWith, monday, type Office, officers, openOffice } from '../testing/office.ts';
import { type ChannelStatus, channelContent, channelStatus } from './channel.ts';

const content = {
  name: '医保参保数据专线',
  counterpart: '市医疗保障局',
  flows: '每日推送参保人员变动',
  plan: '先接目录，再切换',
  status: 'in-use',
  cutOverOn: '2026-11-20',
  migratedToEntryId: null,
  note: '',
};

const record = (office: Office, patch: object = {}, who: (typeof officers)['user'] = officers.user) =>
  office.act('channel.record', { channelId: 'l-1', content: { ...content, ...patch } }, who);

const revise = (office: Office, patch: object = {}, who = officers.user) =>
  office.act(
    'channel.revise',
    {
      channelId: 'l-1',
      expectedVersion: office.row('legacyChannel', 'l-1').version,
      content: { ...content, ...patch },
    },
    who,
  );

const complete = { migratedToEntryId: 'e-1', note: '已与对方停用专线' };

const officeIn = async (status: ChannelStatus): Promise<Office> => {
  const office = inCity();
  expect((await record(office, { ...complete, status })).ok).toBe(true);
  return office;
};

describe('recording a legacy channel', () => {
  it('[R046] keeps owner, counterpart, what flows, plan, date and successor, and every step', async () => {
    const office = await officeIn('in-use');
    expect((await revise(office, { ...complete, status: 'migrated' })).ok).toBe(true);
    expect(office.row('legacyChannel', 'l-1')).toMatchObject({
      version: 2,
      ownerDepartmentId: 'd-user',
      counterpart: '市医疗保障局',
      migratedToEntryName: '在册人口基础信息',
      endedAt: monday,
      history: [{ status: 'in-use' }, { status: 'migrated', officerId: 'o-user', at: monday }],
    });
  });

  it('[R046] cut over names a published resource; closed says why', async () => {
    const codeOf = async (patch: object, office = inCity()) => {
      const outcome = await record(office, patch);
      return outcome.ok ? 'applied' : outcome.error.code;
    };
    expect(await codeOf({ status: 'migrated' })).toBe('channel.resource');
    expect(await codeOf({ migratedToEntryId: 'nowhere' })).toBe('channel.resource');
    const stopped = openOffice(entryWith({ status: 'stopped' }));
    expect(await codeOf({ status: 'migrated', migratedToEntryId: 'e-1' }, stopped)).toBe('channel.resource');
    expect(await codeOf({ status: 'closed' })).toBe('channel.reason');
    expect(await codeOf({ status: 'closed', note: '业务已取消' })).toBe('applied');
    expect(channelContent.safeParse({ ...content, cutOverOn: '2026-13-01' }).success).toBe(false);
  });

  it('[R046] is refused twice under one id, and on what has changed since', async () => {
    const office = await officeIn('in-use');
    expect(await record(office)).toMatchObject({ error: { code: 'record.exists' } });
    const stale = { channelId: 'l-1', expectedVersion: 9, content };
    expect(await office.act('channel.revise', stale, officers.user)).toMatchObject({
      error: { code: 'record.changed' },
    });
  });
});

it.each(channelStatus.options)('[R046] from %s a channel goes on and never back', async (from) => {
  const allowed: Readonly<Record<ChannelStatus, readonly ChannelStatus[]>> = {
    'in-use': ['in-use', 'migrating', 'migrated', 'closed'],
    migrating: ['migrating', 'migrated', 'closed'],
    migrated: [],
    closed: [],
  };
  for (const to of channelStatus.options) {
    const outcome = await revise(await officeIn(from), { ...complete, status: to });
    expect([from, to, outcome.ok ? 'applied' : outcome.error.code]).toEqual([
      from,
      to,
      allowed[from].includes(to) ? 'applied' : 'channel.status',
    ]);
  }
});

it('[R046] one reminder a day reaches the owner; a county’s administrator reminds its own region only', async () => {
  const office = await officeIn('in-use');
  const urge = () => office.act('channel.urge', { channelId: 'l-1', words: '请切换' }, bureauAdmin);
  await urge();
  await urge();
  expect(office.count('notice')).toBe(1);
  // It leads to the channel, and writes the day as a reader does.
  const outcome = await office.act('channel.urge', { channelId: 'l-1', words: '请切换' }, bureauAdmin);
  const told = outcome.ok ? outcome.value.find(({ table }) => table === 'notice')?.row : undefined;
  expect(told).toMatchObject({
    recordId: 'l-1',
    text: expect.stringMatching(/计划于\d{4}年\d+月\d+日切换/u),
  });
  const county = { ...office.row('region', 'region-140900'), id: 'region-140921', level: 'county' as const };
  office.put('region', county);
  office.put('department', { ...office.row('department', 'd-bureau'), regionId: 'region-140921' });
  expect(await urge()).toMatchObject({ error: { code: 'department.wrong' } });
  office.put('department', { ...office.row('department', 'd-user'), regionId: 'region-140921' });
  expect((await urge()).ok).toBe(true);
});
