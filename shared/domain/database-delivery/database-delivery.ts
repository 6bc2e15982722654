/** 数据库交付 (三(三), R028): the standing order to keep a table at the user's front end as granted, and how it stands. */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { digestHex } from '../signing/signing-key.ts';

/** asked: for the platform to do; stopped: the right does not stand, and reading at the front end is closed. */
export const deliveryState = z.enum(['asked', 'delivered', 'failed', 'stopped']);
export type DeliveryState = z.infer<typeof deliveryState>;

/** A batch as it stands at the user's side; its call record holds the same numbers. */
export const deliveredBatch = z.strictObject({
  n: z.int().positive(),
  at: instant,
  callId: identifier,
  rowCount: z.int().nonnegative(),
  /** SM3 of the rows in their order, each the canonical JSON of its values and a line feed. */
  digest: digestHex,
  /** The batch before this one no longer read as delivered when it was replaced. */
  foundChanged: z.boolean(),
});
export type DeliveredBatch = z.infer<typeof deliveredBatch>;

export const databaseDelivery = z.strictObject({
  /** Of the grant: one table a right. */
  id: identifier,
  version: z.int().positive(),
  caseId: identifier,
  entryId: identifier,
  entryName: line(200),
  providerId: identifier,
  userDepartmentId: identifier,
  frontEndId: identifier,
  state: deliveryState,
  /** Who ordered it last and answers for every batch until somebody else orders (R048). */
  officerId: identifier,
  officerName: line(40),
  askedAt: instant,
  /** Schema and table at the front end; null before the first batch. */
  place: z.strictObject({ schema: line(63), table: line(63) }).nullable(),
  batch: deliveredBatch.nullable(),
  /** The last try where it failed. */
  failure: z
    .strictObject({
      code: line(60),
      step: z.enum(['deliver', 'lock']),
      at: instant,
      attempts: z.int().positive(),
      retryAt: instant,
    })
    .nullable(),
  /** Why it is stopped: a refusal of the right; null while it is not. */
  stoppedFor: line(60).nullable(),
});
export type DatabaseDelivery = z.infer<typeof databaseDelivery>;

export const deliveryStateLabel: Readonly<Record<DeliveryState, string>> = {
  asked: '等待平台交付',
  delivered: '已交付',
  failed: '未成功，将重试',
  stopped: '已停止',
};
