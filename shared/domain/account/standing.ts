/** Suspending an account at once, letting it go on, closing it for good (R063; GB/T 22239-2019 8.1.4). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import type { Account, AccountState } from './account.ts';
import { accountReads, checkAdministrator, checkNotLast, colleaguesOf, eventOf } from './authority.ts';
import { officerOf } from './officer-row.ts';

const args = z.strictObject({
  accountId: identifier,
  expectedVersion: z.int().positive(),
  reason: paragraph(500),
});
type Args = z.output<typeof args>;

type Step = {
  readonly act: 'suspend' | 'resume' | 'close';
  readonly from: readonly AccountState[];
  readonly to: AccountState;
};

const step = (given: Args, rows: Rows, context: ActionContext, { act, from, to }: Step): Outcome => {
  const subject = rows.get('account', given.accountId);
  if (subject === undefined) return refuse('record.missing');
  const refused =
    checkAdministrator(rows, context.actor, {
      offices: ['system-admin', 'security-admin'],
      accountId: given.accountId,
      departmentIds: [subject.departmentId],
    }) ??
    firstRefusal(
      [from.includes(subject.state), 'account.state'],
      [subject.version === given.expectedVersion, 'record.changed'],
    );
  if (refused !== null) return refused;
  const row: Account = {
    ...subject,
    version: subject.version + 1,
    state: to,
    request: to === 'closed' ? null : subject.request,
    issuable: to === 'closed' ? false : subject.issuable,
    history: [...subject.history, eventOf(act, context, { note: given.reason })],
  };
  return write({ table: 'account', row }, officerOf(row));
};

const reads: Action<typeof args>['reads'] = ({ accountId }, rows, actor) =>
  accountReads(accountId, rows, { actor });

/** One administrator alone: it must not wait for a second. */
export const suspendAccount: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads,
  apply: (given, rows, context) =>
    step(given, rows, context, { act: 'suspend', from: ['active'], to: 'suspended' }),
});

/** Who suspended it last, and in which office; null for one that never was. */
export const lastSuspension = ({ history }: Account) =>
  history.findLast(({ act }) => act === 'suspend' || act === 'suspend-unused') ?? null;

/** What the security administrator suspended, only a security administrator lets go on. */
export const resumeAccount: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads,
  apply: (given, rows, context) => {
    const outcome = step(given, rows, context, { act: 'resume', from: ['suspended'], to: 'active' });
    const subject = rows.get('account', given.accountId);
    const bySecurity = subject !== undefined && lastSuspension(subject)?.as === 'security-admin';
    return outcome.ok && bySecurity && !context.actor.roles.includes('security-admin')
      ? refuse('account.held-by-security')
      : outcome;
  },
});

export const closeAccount: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads,
  lists: ({ accountId }, rows) => colleaguesOf(accountId, rows),
  apply: (given, rows, context) => {
    const outcome = step(given, rows, context, {
      act: 'close',
      from: ['active', 'suspended'],
      to: 'closed',
    });
    const subject = rows.get('account', given.accountId);
    return (outcome.ok && subject !== undefined ? checkNotLast(rows, subject) : null) ?? outcome;
  },
});
