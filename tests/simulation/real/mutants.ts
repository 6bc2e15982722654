/** Well-known ways to get sync wrong, in the window and on the platform. Each must be caught. */

import type { Mutation, MutationResult } from '#shared/protocol/push.ts';
import { anchorAt, headSeq } from '../../../src-platform/ledger/anchor.ts';
import { anchoredStamp, readCursor, writeCursor } from '../../../src-platform/sync/cursor.ts';
import type { WindowMutant } from './device.ts';
import type { PlatformMutant } from './platform.ts';

/** Forgets acts when they are sent, not when they are answered. */
export const deleteBeforeAck: WindowMutant = (services, { database }) => ({
  ...services,
  courier: {
    ...services.courier,
    push: async (input) => {
      const ids = input.mutations.map(({ id }) => id);
      await database.outbox.where('id').anyOf(ids).delete();
      await services.journal.settle({ officerId: input.mutations[0]?.officerId ?? '', ids });
      return services.courier.push(input);
    },
  },
});

/** Gives an act another id each time it is sent. */
export const newIdOnRetry: WindowMutant = (services) => {
  let sent = 0;
  return {
    ...services,
    courier: {
      ...services.courier,
      push: async ({ mutations }) => {
        const renamed = mutations.map((mutation) => {
          sent += 1;
          const last = (sent * 0x10000 + Number.parseInt(mutation.id.slice(-4), 16)).toString(16);
          return {
            ...mutation,
            id: `00000000-0000-4000-9${mutation.id.slice(20, 23)}-${last.padStart(12, '0')}`,
          };
        });
        const { results, ...place } = await services.courier.push({ mutations: renamed });
        const former = new Map(renamed.map(({ id }, index) => [id, mutations[index]?.id ?? id]));
        const named = results.map((result) => ({ ...result, id: former.get(result.id) ?? result.id }));
        return { results: named, ...place };
      },
    },
  };
};

/** Keeps the cursor of a page before the page's rows. */
export const cursorBeforeRows: WindowMutant = (services, { database }) => ({
  ...services,
  courier: {
    ...services.courier,
    pull: async (input) => {
      const reply = await services.courier.pull(input);
      await database.changeMeta({ cursor: reply.cursor });
      return reply;
    },
  },
});

/** Takes a refusal for a success: the conflict is dropped, and with it what the officer wrote. */
export const dropConflicts: WindowMutant = (services) => ({
  ...services,
  courier: {
    ...services.courier,
    push: async (input) => {
      const { results, ...place } = await services.courier.push(input);
      return { results: results.map(({ id }): MutationResult => ({ id, status: 'applied' })), ...place };
    },
  },
});

const idsOf = (body: object): readonly string[] =>
  'mutations' in body ? (body.mutations as readonly Mutation[]).map(({ id }) => id) : [];

/** Remembers in the node's memory alone which acts were applied: another node, or the next life of this one, does not know. */
export const dedupeInMemory: PlatformMutant = (ask, { database }) => {
  const known = new Set<string>();
  return async (question) => {
    const strange = idsOf(question.body).filter((id) => !known.has(id));
    if (strange.length > 0)
      await database().query('DELETE FROM applied_mutation WHERE id = ANY($1::uuid[])', [strange]);
    const answer = await ask(question);
    for (const id of strange) known.add(id);
    return answer;
  };
};

/** Makes the effect in one transaction and notes the act in another: whoever asks in between makes it again. */
export const effectThenDedupe: PlatformMutant = (ask, { database }) => {
  let asked = 0;
  return async (question) => {
    const ids = idsOf(question.body);
    asked += 1;
    const answer = await ask(question);
    // Every third time the node ends between the two.
    if (ids.length === 0 || asked % 3 > 0) return answer;
    await database().query('DELETE FROM applied_mutation WHERE id = ANY($1::uuid[])', [ids]);
    throw new Error('the node ended');
  };
};

/** Takes any cursor and any answer for its own: over a database that was put back it goes on from where that one ends. */
export const trustEveryCursor: PlatformMutant = (ask, { database }) => {
  return async (question) => {
    const given = (question.body as { readonly cursor?: string | null }).cursor ?? null;
    const place = given === null ? null : readCursor(given);
    if (place === null) return ask(question);
    const head = await headSeq(database());
    const within = (stamp: number) => Math.min(stamp, head);
    const { stamp, segments, seen } = place;
    const short = { ...place, stamp: within(stamp), segments: within(segments), seen: within(seen) };
    const cursor = writeCursor({ ...short, anchor: await anchorAt(database(), anchoredStamp(short)) });
    return ask({ ...question, body: { ...question.body, cursor, answered: undefined } });
  };
};
