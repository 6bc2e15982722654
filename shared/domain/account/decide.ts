/** What a security administrator decides on a request of a system administrator: another person, always (R063). */
import { z } from 'zod';
import { identifier, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import type { Account, AccountRequest } from './account.ts';
import {
  accountReads,
  checkAdministrator,
  checkHolding,
  checkNotLast,
  colleaguesOf,
  eventOf,
} from './authority.ts';
import { officerOf } from './officer-row.ts';

const approveArgs = z.strictObject({
  accountId: identifier,
  expectedVersion: z.int().positive(),
  note: optionalParagraph(500),
});

type Asked = { readonly accountId: string; readonly expectedVersion: number };

const checkDecision = ({ accountId, expectedVersion }: Asked, rows: Rows, { actor }: ActionContext) => {
  const subject = rows.get('account', accountId);
  if (subject === undefined) return refuse('record.missing');
  const { request } = subject;
  const departmentIds = [subject.departmentId, ...(request === null ? [] : [request.holding.departmentId])];
  return (
    checkAdministrator(rows, actor, { offices: ['security-admin'], accountId, departmentIds }) ??
    firstRefusal(
      [request !== null, 'account.no-request'],
      [request?.requestedBy !== actor.officerId, 'account.second-person'],
      [subject.version === expectedVersion, 'record.changed'],
    )
  );
};

const approved = (
  subject: Account,
  request: AccountRequest,
  context: ActionContext,
  note: string,
): Account => ({
  ...subject,
  ...request.holding,
  version: subject.version + 1,
  state: request.kind === 'open' ? 'active' : subject.state,
  issuable: subject.issuable || request.kind !== 'change',
  request: null,
  history: [
    ...subject.history,
    eventOf('approve', context, { note, holding: request.kind === 'reset' ? null : request.holding }),
  ],
});

/** Opens the account, puts the change into force, or lets a new one-time password be issued. */
export const approveRequest: Action<typeof approveArgs> = defineAction({
  args: approveArgs,
  numbering: null,
  reads: ({ accountId }, rows, actor) => accountReads(accountId, rows, { actor }),
  lists: ({ accountId }, rows) => colleaguesOf(accountId, rows),
  apply: (args, rows, context) => {
    const refused = checkDecision(args, rows, context);
    if (refused !== null) return refused;
    const subject = rows.get('account', args.accountId);
    const request = subject?.request;
    if (subject === undefined || request == null) return refuse('account.no-request');
    const wrong =
      checkHolding(rows, request.holding) ??
      (request.kind === 'change' ? checkNotLast(rows, subject, request.holding) : null);
    if (wrong !== null) return wrong;
    const row = approved(subject, request, context, args.note);
    return request.kind === 'reset'
      ? write({ table: 'account', row })
      : write({ table: 'account', row }, officerOf(row));
  },
});

const rejectArgs = z.strictObject({
  accountId: identifier,
  expectedVersion: z.int().positive(),
  reason: paragraph(500),
});

export const rejectRequest: Action<typeof rejectArgs> = defineAction({
  args: rejectArgs,
  numbering: null,
  reads: ({ accountId }, rows, actor) => accountReads(accountId, rows, { actor }),
  apply: (args, rows, context) => {
    const refused = checkDecision(args, rows, context);
    if (refused !== null) return refused;
    const subject = rows.get('account', args.accountId);
    if (subject === undefined) return refuse('record.missing');
    const row: Account = {
      ...subject,
      version: subject.version + 1,
      state: subject.state === 'requested' ? 'rejected' : subject.state,
      request: null,
      history: [...subject.history, eventOf('reject', context, { note: args.reason })],
    };
    return write({ table: 'account', row });
  },
});
