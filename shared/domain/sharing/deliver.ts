/** 提供数据 (条例第22条): the delivery clock ends with the first use that succeeds, or with the provider's word. */
import { z } from 'zod';
import { identifier, optionalParagraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { type ClockTime, stopClocks } from '../clock/clock.ts';
import { advance, eventOf, isPossible } from './machine.ts';
import type { SharingCase } from './sharing-case.ts';

const args = z.strictObject({
  caseId: identifier,
  expectedVersion: z.int().positive(),
  /** How it was handed over, such as the port opened or the batch exchanged. */
  note: optionalParagraph(1000),
});

export const awaitsDelivery = (subject: Pick<SharingCase, 'clocks'>): boolean =>
  subject.clocks.some(({ id, stoppedAt }) => id === 'delivery' && stoppedAt === null);

/** The case after data first reached its user through the platform; null where nothing waited for that. */
export const afterFirstUse = (subject: SharingCase, time: ClockTime): SharingCase | null =>
  awaitsDelivery(subject)
    ? { ...subject, version: subject.version + 1, clocks: stopClocks(subject.clocks, 'delivery', time) }
    : null;

export const markDelivered: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ caseId }) => [{ table: 'sharingCase', id: caseId }],
  apply: ({ caseId, expectedVersion, note }, rows, context) => {
    const subject = rows.get('sharingCase', caseId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [context.actor.roles.includes('provider-reviewer'), 'role.missing'],
      [subject.providerId === context.actor.departmentId, 'department.wrong'],
      [isPossible(subject, 'deliver'), 'case.state'],
      [awaitsDelivery(subject), 'delivery.not-awaited'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const events = [eventOf(subject, { act: 'deliver', note }, context)];
    const clocks = stopClocks(subject.clocks, 'delivery', context);
    return write({ table: 'sharingCase', row: advance(subject, { clocks }, events) });
  },
});
