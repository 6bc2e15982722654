import { describe, expect, it } from 'vitest';
import { instantOf } from '../clock/civil-date.ts';
import { national2025 } from '../policy/national-2025.ts';
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import { type Office, officers } from '../testing/office.ts';
import {
  at,
  circularOf,
  confirmed,
  content,
  decisionOf,
  forwarded,
  issued,
  late,
  replied,
  start,
} from './testing/watched.ts';

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const second = { ...officers.coordinator, officerId: 'o-second' };

describe('a suspicion', () => {
  it('[R099] [R107] is confirmed with the evidence as the platform finds it, and nothing goes out by itself', async () => {
    const office = await confirmed();
    expect(office.row('violation', 'v-1')).toMatchObject({
      state: 'confirmed',
      item: 'V2',
      departmentId: 'd-provider',
      recordId: 'c-1',
      evidence: { workingDaysLate: 3, clock: { id: 'provider-answer' } },
      officerId: 'o-coordinator',
      circularId: null,
    });
    expect([office.count('circular'), office.count('notice')]).toEqual([0, 0]);
  });

  it('[R099] is decided once, whoever comes second', async () => {
    const office = await confirmed();
    const again = decisionOf(office, { violationId: 'v-2', outcome: 'dismissed' });
    expect(await office.act('violation.decide', again, second, at(late))).toEqual(
      refusedWith('violation.decided'),
    );
  });

  it('[R099] is not decided under the id of another decision', async () => {
    const office = await forwarded();
    const facts = {
      violationId: 'v-1',
      item: 'V9',
      departmentId: 'd-provider',
      facts: '迟报',
      reason: '抽查',
    };
    await office.act('violation.register', facts, officers.coordinator, at(late));
    expect(await office.act('violation.decide', decisionOf(office), officers.coordinator, at(late))).toEqual(
      refusedWith('record.exists'),
    );
    expect(office.row('violation', 'v-1').item).toBe('V9');
  });

  it('[R099] that the record no longer bears out is not decided', async () => {
    const office = await forwarded();
    const given = decisionOf(office);
    expect(await office.act('violation.decide', given, officers.coordinator, at(start))).toEqual(
      refusedWith('violation.unfounded'),
    );
    const other = { ...given, item: 'V5' };
    expect(await office.act('violation.decide', other, officers.coordinator, at(late))).toEqual(
      refusedWith('record.changed'),
    );
    const missing = { ...given, recordId: 'c-2' };
    expect(await office.act('violation.decide', missing, officers.coordinator, at(late))).toEqual(
      refusedWith('record.missing'),
    );
  });

  it('[R096] dismissed with a reason is kept, and is no ground for a 通报', async () => {
    const office = await forwarded();
    const dismissal = decisionOf(office, { outcome: 'dismissed', reason: '平台停机所致' });
    expect(await office.act('violation.decide', dismissal, officers.coordinator, at(late))).toMatchObject({
      ok: true,
    });
    expect(await issue(office)).toEqual(refusedWith('violation.dismissed'));
    await expect(
      office.act('violation.decide', { ...dismissal, reason: ' ' }, officers.coordinator, at(late)),
    ).rejects.toThrow();
  });
});

const issue = (office: Office, patch: object = {}, who = officers.coordinator) =>
  office.act('circular.issue', { violationId: 'v-1', content: { ...content, ...patch } }, who, at(late));

describe('what needs a person', () => {
  it.each(['V4', 'V9'])('[R101] [R106] %s is registered with its facts, by hand', async (item) => {
    const office = await forwarded();
    const facts = {
      violationId: 'v-9',
      item,
      departmentId: 'd-provider',
      facts: '抽查发现',
      reason: '群众反映',
    };
    expect(await office.act('violation.register', facts, officers.coordinator)).toMatchObject({ ok: true });
    expect(office.row('violation', 'v-9')).toMatchObject({
      item,
      evidence: null,
      recordId: null,
      facts: '抽查发现',
    });
    expect(await office.act('violation.register', facts, officers.coordinator)).toEqual(
      refusedWith('record.exists'),
    );
  });

  it('[R096] of the management department itself is not for itself', async () => {
    const office = await forwarded();
    const own = { violationId: 'v-9', item: 'V9', departmentId: 'd-bureau', facts: '迟报', reason: '自查' };
    expect(await office.act('violation.register', own, officers.coordinator)).toEqual(
      refusedWith('violation.wrong-desk'),
    );
    const county = { ...own, departmentId: 'd-county-bureau' };
    expect(await office.act('violation.register', county, officers.coordinator)).toMatchObject({ ok: true });
  });
});

describe('the decree’s list of those who manage the sharing', () => {
  const breach = { violationId: 'v-8', item: 'M1', facts: '逾期未审核目录', reason: '督查' };
  const packs = [xinzhou2022, national2025];

  it('[R106] [R110] is there for a management department, once that text is on', async () => {
    const office = await forwarded();
    const county = { ...breach, departmentId: 'd-county-bureau' };
    const register = (args: object, given: object = {}) =>
      office.act('violation.register', args, officers.coordinator, { now: late, ...given });
    expect(await register(county)).toEqual(refusedWith('violation.management-only'));
    expect(await register({ ...breach, departmentId: 'd-provider' }, { packs })).toEqual(
      refusedWith('violation.management-only'),
    );
    expect(await register(county, { packs })).toMatchObject({ ok: true });
    await office.act('circular.issue', { violationId: 'v-8', content }, officers.coordinator, {
      now: late,
      packs,
    });
    expect(office.row('circular', 'v-8.circular').clauses).toEqual(['条例第41条']);
  });
});

describe('a 通报', () => {
  it('[R096] carries number, facts, clause and date, and is told to the department', async () => {
    const office = await confirmed();
    expect(await issue(office)).toMatchObject({ ok: true });
    expect(circularOf(office)).toMatchObject({
      ...content,
      number: 'GX2026-000001',
      clauses: ['七(四)2'],
      departmentName: '忻州市d-provider',
      managementName: '忻州市d-bureau',
      principal: '甲',
      state: 'issued',
    });
    expect(office.row('violation', 'v-1').circularId).toBe('v-1.circular');
    expect(office.count('notice')).toBe(1);
    expect(await issue(office)).toEqual(refusedWith('circular.exists'));
  });

  it('[R096] [R110] names the decree’s article beside the clause where that text is on', async () => {
    const office = await confirmed();
    const packs = [xinzhou2022, national2025];
    await office.act('circular.issue', { violationId: 'v-1', content }, officers.coordinator, {
      now: late,
      packs,
    });
    expect(circularOf(office).clauses).toEqual(['七(四)2', '条例第39条']);
  });

  it('[R096] gives a date after today', async () => {
    const office = await confirmed();
    expect(await issue(office, { rectifyBy: '2026-11-23' })).toEqual(refusedWith('circular.date'));
  });

  it('[R096] is replied to also after the date, and verified', async () => {
    const office = await issued();
    const reply = { circularId: 'v-1.circular', expectedVersion: 1, text: '已答复' };
    const tooLate = at(instantOf('2026-12-20', 9));
    expect(await office.act('circular.reply', reply, officers.provider, tooLate)).toMatchObject({ ok: true });
    const verdict = { circularId: 'v-1.circular', expectedVersion: 2, rectified: true, note: '属实' };
    expect(await office.act('circular.verify', verdict, officers.coordinator, tooLate)).toMatchObject({
      ok: true,
    });
    expect(circularOf(office)).toMatchObject({ state: 'rectified', number: 'GX2026-000001' });
    expect(circularOf(office).history.map(({ act }) => act)).toEqual(['issue', 'reply', 'accept']);
  });

  it('[R096] that was not put right goes back to the department with what is wanting', async () => {
    const office = await replied();
    const verdict = { circularId: 'v-1.circular', expectedVersion: 2, rectified: false, note: '仍缺一项' };
    await office.act('circular.verify', verdict, officers.coordinator, at(late));
    expect(circularOf(office).state).toBe('issued');
    const reply = { circularId: 'v-1.circular', expectedVersion: 2, text: '再报' };
    expect(await office.act('circular.reply', reply, officers.provider, at(late))).toEqual(
      refusedWith('record.changed'),
    );
  });

  it('[R097] serious consequences are referred, with a record, whatever the state', async () => {
    const office = await issued();
    const given = {
      circularId: 'v-1.circular',
      expectedVersion: 1,
      to: '市纪委监委',
      consequence: '致数据泄漏',
    };
    expect(await office.act('circular.refer', given, officers.coordinator, at(late))).toMatchObject({
      ok: true,
    });
    expect(circularOf(office)).toMatchObject({
      state: 'issued',
      referrals: [{ to: '市纪委监委', at: late }],
    });
  });
});
