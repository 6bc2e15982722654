/**
 * Issuing a one-time password: once after the opening or an approved reset, by a system administrator, on the record
 * (R063). No act of the registry: only the platform can do it, since only the platform makes the password.
 */
import type { z } from 'zod';
import {
  type Action,
  type ActionContext,
  type Actor,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { accountReads, checkAdministrator, eventOf } from './authority.ts';
import { withIssue } from './by-platform.ts';

type Issue = { readonly accountId: string; readonly expectedVersion: number };

export const issueReads: Pick<Action<z.ZodType<Issue>>, 'reads'> = {
  reads: ({ accountId }, rows: Rows, actor: Actor) => accountReads(accountId, rows, { actor }),
};

export const applyIssue = (
  { accountId, expectedVersion }: Issue,
  rows: Rows,
  context: Pick<ActionContext, 'actor' | 'now' | 'madeAt'>,
): Outcome => {
  const subject = rows.get('account', accountId);
  if (subject === undefined) return refuse('record.missing');
  const refused =
    checkAdministrator(rows, context.actor, {
      offices: ['system-admin'],
      accountId,
      departmentIds: [subject.departmentId],
    }) ??
    firstRefusal(
      [subject.state === 'active', 'account.state'],
      [subject.issuable, 'account.not-issuable'],
      [subject.version === expectedVersion, 'record.changed'],
    );
  if (refused !== null) return refused;
  return write({ table: 'account', row: withIssue(subject, eventOf('issue', context, { note: '' })) });
};
