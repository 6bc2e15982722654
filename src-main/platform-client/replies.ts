/** Replies that carry no message of the protocol. */
import { z } from 'zod';

/** A 204, or a body nobody needs. */
export const nothing = z.unknown();

/** What monitoring sees; read loosely, because it is no part of the versioned wire. */
export const health = z.looseObject({ ok: z.literal(true) });
export type Health = z.infer<typeof health>;
