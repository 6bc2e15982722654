/** How the platform reaches a front end: typed once by the platform's operations, sent up, and never sent down. */
import { z } from 'zod';
import { frontEnd } from '#shared/domain/front-end/front-end.ts';
import { identifier, line } from '#shared/lib/text.ts';

export const connectFrontEndRequest = z.strictObject({
  frontEndId: identifier,
  host: line(253),
  port: z.int().min(1).max(65_535),
  database: line(63),
  user: line(63),
  /** As typed: a password is not tidied. */
  password: z.string().min(1).max(200),
  /** Whether the connection is encrypted and the server's certificate checked. */
  tls: z.boolean(),
  /** Certificate authority in PEM; empty for those the platform's machine trusts. */
  authority: z.string().max(20_000),
  /** The role that the department's own systems read with. */
  readerRole: line(63),
});

export const connectFrontEndReply = z.strictObject({ frontEnd });
export type ConnectFrontEndReply = z.infer<typeof connectFrontEndReply>;
