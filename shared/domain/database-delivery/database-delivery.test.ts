import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from '../clock/civil-date.ts';
import { frontEndStatus } from '../front-end/front-end.ts';
import type { Grant } from '../sharing/grant.ts';
import { grantWith } from '../testing/grants.ts';
import { calendar, entryWith, monday, type Office, officers } from '../testing/office.ts';
import { callRecord } from '../usage/call-record.ts';
import type { DatabaseDelivery } from './database-delivery.ts';
import { nextRefreshOn, nextStep, retryAt } from './schedule.ts';
import { frontEnd, grantId, officeWith, standing } from './testing/delivered.ts';

const order = (office: Office, who: object = officers.user, at: { now?: number } = {}) =>
  office.act('delivery.order', { grantId }, who as never, at);

describe('ordering a delivery', () => {
  it('[R028] [R049] makes one standing order in the officer’s name', async () => {
    const office = officeWith();
    expect((await order(office)).ok).toBe(true);
    expect(office.row('databaseDelivery', grantId)).toMatchObject({
      state: 'asked',
      officerId: 'o-user',
      frontEndId: 'f-1',
      askedAt: monday,
      batch: null,
    });
    expect(await order(office)).toMatchObject({ error: { code: 'delivery.asked-already' } });
  });

  it('[R049] keeps the batch that stands, and wipes the failure: the next try is now', async () => {
    const office = officeWith();
    const failure = {
      code: 'front-end.full',
      step: 'deliver',
      at: monday,
      attempts: 4,
      retryAt: monday,
    } as const;
    office.put('databaseDelivery', standing({ state: 'failed', failure }));
    expect((await order(office)).ok).toBe(true);
    expect(office.row('databaseDelivery', grantId)).toMatchObject({
      version: 2,
      failure: null,
      batch: { n: 1 },
    });
  });

  it.each([
    ['grant.method', { method: 'interface' }],
    ['grant.method', { method: 'file' }],
    ['grant.expired', { validUntil: '2026-11-22' }],
    ['grant.withdrawn', { state: 'revoked' }],
    ['grant.ended', { state: 'ended' }],
    ['grant.destroyed', { state: 'destroyed' }],
  ] as const)('[R049] is refused outside the right: %s', async (code, patch) => {
    expect(await order(officeWith(patch))).toMatchObject({ error: { code } });
  });

  it('[R056] is refused where the day’s cap is reached', async () => {
    const office = officeWith({ callsPerDay: 1 });
    const call = callRecord.parse({
      id: 'k-1',
      number: 'DY2026-000001',
      grantId,
      caseId: 'c-1',
      caseNumber: 'GX2026-000001',
      entryId: 'e-1',
      entryCode: '100001/1',
      entryName: '在册人口基础信息',
      providerId: 'd-provider',
      userDepartmentId: 'd-user',
      officerId: 'o-user',
      officerName: '甲',
      at: monday,
      purpose: '低保资格核对',
      itemNames: ['姓名'],
      rowCount: 1,
      requestDigest: '0'.repeat(64),
      resultDigest: '0'.repeat(64),
      ledgerSeq: 1,
      ledgerHash: '0'.repeat(64),
    });
    office.put('callRecord', call);
    expect(await order(office)).toMatchObject({ error: { code: 'grant.cap' } });
    expect((await order(office, officers.user, { now: monday + 86_400_000 })).ok).toBe(true);
  });

  it.each(frontEndStatus.options)('[R047] into a front end that is %s', async (status) => {
    const office = officeWith();
    office.put('frontEnd', frontEnd(status));
    const outcome = await order(office);
    expect(outcome.ok ? 'applied' : outcome.error.code).toBe(
      status === 'accepted' ? 'applied' : 'front-end.none',
    );
  });
});

describe('the schedule', () => {
  const on = (updateCycle: 'realtime' | 'daily' | 'weekly' | 'monthly', contentUpdatedOn = '2026-11-01') =>
    nextRefreshOn(entryWith({ updateCycle, contentUpdatedOn }), '2026-11-23', calendar);

  it('[R075] follows the update cycle, and newer content at once', () => {
    expect([on('realtime'), on('daily'), on('weekly'), on('monthly')]).toEqual([
      '2026-11-24',
      '2026-11-24',
      '2026-11-30',
      '2026-12-23',
    ]);
    expect(on('monthly', '2026-11-25')).toBe('2026-11-25');
  });

  const stepAt = (subject: DatabaseDelivery, now: number, patch: Partial<Grant> = {}) =>
    nextStep(subject, {
      grant: grantWith({ method: 'database', ...patch }),
      entry: entryWith({ updateCycle: 'weekly', contentUpdatedOn: '2026-11-01' }),
      now,
      calendar,
    });

  it('[R028] delivers what is ordered, due or to be retried, and waits otherwise', () => {
    expect(stepAt(standing(), monday)).toBeNull();
    expect(stepAt(standing(), instantOf('2026-11-30', 0) - 1)).toBeNull();
    expect(stepAt(standing(), instantOf('2026-11-30', 0))).toBe('deliver');
    expect(stepAt(standing({ state: 'asked' }), monday)).toBe('deliver');
    const failure = { code: 'front-end.full', step: 'deliver', at: monday, attempts: 1 } as const;
    const failed = standing({ state: 'failed', failure: { ...failure, retryAt: monday + 60_000 } });
    expect(stepAt(failed, monday)).toBeNull();
    expect(stepAt(failed, monday + 60_000)).toBe('deliver');
  });

  it.each([
    { state: 'revoked' },
    { state: 'ended' },
    { state: 'destroyed' },
    { validUntil: '2026-11-22' },
  ] as const)('[R086] closes reading once where the right does not stand: %o', (patch) => {
    expect(stepAt(standing(), monday, patch)).toBe('lock');
    expect(stepAt(standing({ state: 'asked' }), monday, patch)).toBe('lock');
    expect(stepAt(standing({ state: 'stopped' }), monday, patch)).toBeNull();
    // However long a delivery was to wait, closing does not.
    const failure = {
      code: 'x',
      step: 'deliver',
      at: monday,
      attempts: 9,
      retryAt: monday + 9_000_000,
    } as const;
    expect(stepAt(standing({ state: 'failed', failure }), monday, patch)).toBe('lock');
    expect(
      stepAt(standing({ state: 'failed', failure: { ...failure, step: 'lock' } }), monday, patch),
    ).toBeNull();
  });

  it('[R086] what was stopped starts again with the right', () => {
    expect(stepAt(standing({ state: 'stopped', stoppedFor: 'grant.cut' }), monday)).toBe('deliver');
  });

  it('[R028] retries later and later, never beyond six hours; a reached cap waits for the next day', () => {
    const pauses = [1, 2, 3, 9, 10, 1000].map(
      (attempts) => (retryAt('front-end.full', attempts, 0) - 0) / 60_000,
    );
    expect(pauses).toEqual([1, 2, 4, 256, 360, 360]);
    expect(retryAt('grant.cap', 1, monday)).toBe(instantOf('2026-11-24', 0));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 2e12 }), (attempts, now) => {
        const at = retryAt('front-end.full', attempts, now);
        return at > now && at - now <= 6 * 3_600_000 && at <= retryAt('front-end.full', attempts + 1, now);
      }),
    );
  });

  it('[R075] the next refresh is always after the last one', () => {
    const cycles = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...cycles), fc.integer({ min: 0, max: 700 }), (updateCycle, days) => {
        const deliveredOn = addDays('2025-12-01', days);
        const entry = entryWith({ updateCycle, contentUpdatedOn: '2025-01-01' });
        return nextRefreshOn(entry, deliveredOn, calendar) > deliveredOn;
      }),
    );
  });
});
