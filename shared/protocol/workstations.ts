/** The platform's list of workstations, and what its security administrator does about them (R083; GB/T 22239-2019 8.1.4). */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';

const moment = z.int().nonnegative();

export const listedWorkstation = z.strictObject({
  id: identifier,
  name: line(80),
  /** Name of the officer who signed in on it first. */
  registeredBy: line(80),
  registeredAt: moment,
  /** Epoch milliseconds by the platform's clock; null where it has not been heard of since it was registered. */
  lastSeenAt: moment.nullable(),
  /** Who is signed in on it now. */
  officers: z.array(z.strictObject({ id: identifier, name: line(80) })).max(100),
  /** Null while it is in service. */
  stopped: z.strictObject({ at: moment, by: line(80), reason: paragraph(500).or(z.literal('')) }).nullable(),
});
export type ListedWorkstation = z.infer<typeof listedWorkstation>;

export const listedWorkstationsMaximum = 5000;
export const listWorkstationsReply = z.strictObject({
  workstations: z.array(listedWorkstation).max(listedWorkstationsMaximum),
});
export type ListWorkstationsReply = z.infer<typeof listWorkstationsReply>;

/** Out of service, it erases itself at its next contact; back in service, its officers sign in anew. */
export const workstationServiceRequest = z.strictObject({
  workstationId: identifier,
  inService: z.boolean(),
  reason: paragraph(500),
});

/** On every workstation at once; what lies on them stays. */
export const endSessionsRequest = z.strictObject({ officerId: identifier, reason: paragraph(500) });
export const endSessionsReply = z.strictObject({ ended: z.int().nonnegative() });
export type EndSessionsReply = z.infer<typeof endSessionsReply>;
