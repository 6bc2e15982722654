/** What a system administrator asks for, and a security administrator decides: opening, a change, a new password (R063). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { type Account, type AccountRequest, holding, holdingOf, newLogin } from './account.ts';
import { accountReads, checkAdministrator, checkHolding, eventOf } from './authority.ts';

const openArgs = z.strictObject({
  /** Of the officer; of one already known, or a new one. */
  accountId: identifier,
  login: newLogin,
  holding,
  reason: paragraph(500),
});

export const requestAccount: Action<typeof openArgs> = defineAction({
  args: openArgs,
  numbering: null,
  reads: ({ accountId, holding: asked }, rows, actor) => {
    const known = rows.get('officer', accountId);
    const departmentIds = [asked.departmentId, ...(known === undefined ? [] : [known.departmentId])];
    return accountReads(accountId, rows, { actor, departmentIds });
  },
  // A workstation of a county holds the accounts of its area; the platform, all of them.
  lists: ({ login }) => [{ table: 'account', field: 'login', value: login }],
  apply: ({ accountId, login, holding: asked, reason }, rows, context) => {
    const { actor, now } = context;
    const known = rows.get('officer', accountId);
    const earlier = rows.get('account', accountId);
    const departmentIds = [asked, known, earlier].flatMap((each) => each?.departmentId ?? []);
    const takers = rows.list('account', 'login', login).filter(({ state }) => state !== 'rejected');
    const refused =
      checkAdministrator(rows, actor, { offices: ['system-admin'], accountId, departmentIds }) ??
      firstRefusal(
        // A rejection is no end: they may be asked for again, and what was said stays on the record.
        [earlier === undefined || earlier.state === 'rejected', 'record.exists'],
        [takers.length === 0, 'account.login-taken', 'login'],
      ) ??
      checkHolding(rows, asked);
    if (refused !== null) return refused;
    const row: Account = {
      ...asked,
      id: accountId,
      version: (earlier?.version ?? 0) + 1,
      login,
      state: 'requested',
      request: { kind: 'open', holding: asked, reason, requestedBy: actor.officerId, requestedAt: now },
      issuable: false,
      demonstration: rows.get('department', asked.departmentId)?.demonstration ?? false,
      history: [
        ...(earlier?.history ?? []),
        eventOf('request-open', context, { note: reason, holding: asked }),
      ],
    };
    return write({ table: 'account', row });
  },
});

const changeArgs = z.strictObject({
  accountId: identifier,
  expectedVersion: z.int().positive(),
  holding,
  reason: paragraph(500),
});

const isOpen = ({ state }: Account): boolean => state === 'active' || state === 'suspended';

const sameHolding = (a: Account, b: z.output<typeof holding>): boolean =>
  a.name === b.name &&
  a.departmentId === b.departmentId &&
  [...a.roles].sort().join() === [...b.roles].sort().join();

export const requestAccountChange: Action<typeof changeArgs> = defineAction({
  args: changeArgs,
  numbering: null,
  reads: ({ accountId, holding: asked }, rows, actor) =>
    accountReads(accountId, rows, { actor, departmentIds: [asked.departmentId] }),
  apply: ({ accountId, expectedVersion, holding: asked, reason }, rows, context) => {
    const subject = rows.get('account', accountId);
    if (subject === undefined) return refuse('record.missing');
    const departmentIds = [subject.departmentId, asked.departmentId];
    const refused =
      checkAdministrator(rows, context.actor, { offices: ['system-admin'], accountId, departmentIds }) ??
      firstRefusal(
        [isOpen(subject), 'account.state'],
        [subject.request === null, 'account.request-waits'],
        [subject.version === expectedVersion, 'record.changed'],
        [!sameHolding(subject, asked), 'account.unchanged'],
      ) ??
      checkHolding(rows, asked);
    if (refused !== null) return refused;
    const request: AccountRequest = {
      kind: 'change',
      holding: asked,
      reason,
      requestedBy: context.actor.officerId,
      requestedAt: context.now,
    };
    const event = eventOf('request-change', context, { note: reason, holding: asked });
    const row = { ...subject, version: subject.version + 1, request, history: [...subject.history, event] };
    return write({ table: 'account', row });
  },
});

const resetArgs = z.strictObject({
  accountId: identifier,
  expectedVersion: z.int().positive(),
  reason: paragraph(500),
});

/** A forgotten password: whoever issues a new one could sign in with it, so that a second person has to agree. */
export const requestReset: Action<typeof resetArgs> = defineAction({
  args: resetArgs,
  numbering: null,
  reads: ({ accountId }, rows, actor) => accountReads(accountId, rows, { actor }),
  apply: ({ accountId, expectedVersion, reason }, rows, context) => {
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
        [subject.request === null, 'account.request-waits'],
        [!subject.issuable, 'account.issuable'],
        [subject.version === expectedVersion, 'record.changed'],
      );
    if (refused !== null) return refused;
    const request: AccountRequest = {
      kind: 'reset',
      holding: holdingOf(subject),
      reason,
      requestedBy: context.actor.officerId,
      requestedAt: context.now,
    };
    const history = [...subject.history, eventOf('request-reset', context, { note: reason })];
    return write({ table: 'account', row: { ...subject, version: subject.version + 1, request, history } });
  },
});
