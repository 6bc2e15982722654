/**
 * 账号: one a person, opened, changed, suspended and closed with a record of who, when and why (五(四)3, R063).
 * Its id is the officer's own. What it proves itself with is the platform's alone and never in a row.
 */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { role } from '../organisation/organisation.ts';

/** Whose account it is: name, department and duties. */
export const holding = z.strictObject({
  name: line(40),
  departmentId: identifier,
  roles: z
    .array(role)
    .min(1)
    .max(6)
    .refine((held) => new Set(held).size === held.length),
});
export type Holding = z.infer<typeof holding>;

export const accountState = z.enum(['requested', 'active', 'suspended', 'closed', 'rejected']);
export type AccountState = z.infer<typeof accountState>;

/** What a second person decides: opening, other duties or another department, a new one-time password. */
export const requestKind = z.enum(['open', 'change', 'reset']);
export type RequestKind = z.infer<typeof requestKind>;

export const accountAct = z.enum([
  'adopt',
  'request-open',
  'request-change',
  'request-reset',
  'approve',
  'reject',
  'suspend',
  'suspend-unused',
  'resume',
  'close',
  'issue',
]);
export type AccountAct = z.infer<typeof accountAct>;

export const accountEvent = z.strictObject({
  act: accountAct,
  at: instant,
  madeAt: instant,
  /** In which office it was done; `platform`: by itself, and then nobody is named. */
  as: z.enum(['system-admin', 'security-admin', 'platform']),
  officerId: identifier.nullable(),
  officerName: line(40),
  departmentId: identifier.nullable(),
  /** What was asked for or came to be; null where the act leaves it alone. */
  holding: holding.nullable(),
  note: optionalParagraph(500),
});
export type AccountEvent = z.infer<typeof accountEvent>;

/** Waits for a security administrator. */
export const accountRequest = z.strictObject({
  kind: requestKind,
  holding,
  reason: paragraph(500),
  requestedBy: identifier,
  requestedAt: instant,
});
export type AccountRequest = z.infer<typeof accountRequest>;

/** A login that is opened from now on; older ones may look otherwise. */
export const newLogin = z
  .string()
  .min(3)
  .max(40)
  .regex(/^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$/u);

export const account = holding.extend({
  id: identifier,
  version: z.int().positive(),
  login: line(64),
  state: accountState,
  request: accountRequest.nullable(),
  /** A one-time password may be issued, once: after opening, and after each reset that was approved. */
  issuable: z.boolean(),
  demonstration: z.boolean(),
  history: z.array(accountEvent).min(1).max(2000),
});
export type Account = z.infer<typeof account>;

export const holdingOf = ({ name, departmentId, roles }: Holding): Holding => ({ name, departmentId, roles });
