/** The only three things that ever cross between window and main. */
import { z } from 'zod';

export const requestFrame = z.strictObject({
  kind: z.literal('request'),
  id: z.int().nonnegative(),
  service: z.string().max(64),
  method: z.string().max(64),
  input: z.unknown(),
});

export const errorBody = z.strictObject({
  code: z.string().max(128),
  message: z.string().max(2000),
  field: z.string().max(256).optional(),
  /** For how long whoever asks should not ask again. */
  retryAfterMs: z.int().nonnegative().optional(),
});

export const replyFrame = z.discriminatedUnion('ok', [
  z.strictObject({
    kind: z.literal('reply'),
    id: z.int(),
    ok: z.literal(true),
    value: z.unknown(),
    /** The field of the value whose bytes travel beside the text. */
    bytesIn: z.string().max(64).optional(),
  }),
  z.strictObject({ kind: z.literal('reply'), id: z.int(), ok: z.literal(false), error: errorBody }),
]);

export const eventFrame = z.strictObject({
  kind: z.literal('event'),
  service: z.string().max(64),
  event: z.string().max(64),
  payload: z.unknown(),
});

export type RequestFrame = z.infer<typeof requestFrame>;
export type ReplyFrame = z.infer<typeof replyFrame>;
export type EventFrame = z.infer<typeof eventFrame>;
