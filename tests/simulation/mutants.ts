/** Six well-known ways to get sync wrong, each planted between the engine and main. */
import type { Mutation, MutationResult } from '#shared/protocol/push.ts';
import type { Mutant } from './workstation.ts';

const idsOf = (mutations: readonly { readonly id: string }[]) => mutations.map(({ id }) => id);

/** Forgets acts when they are sent, not when they are answered. */
export const deleteBeforeAck: Mutant = (services, database) => ({
  ...services,
  courier: {
    ...services.courier,
    push: async (input) => {
      const ids = idsOf(input.mutations);
      await database.outbox.where('id').anyOf(ids).delete();
      await services.journal.settle({ officerId: input.mutations[0]?.officerId ?? '', ids });
      return services.courier.push(input);
    },
  },
});

/** Gives an act another id each time it is sent. */
export const newIdOnRetry: Mutant = (services) => {
  let sent = 0;
  const fresh = () => {
    sent += 1;
    return `00000000-0000-4000-9000-${sent.toString(16).padStart(12, '0')}`;
  };
  return {
    ...services,
    courier: {
      ...services.courier,
      push: async ({ mutations }) => {
        const renamed = mutations.map((mutation) => ({ ...(mutation as Mutation), id: fresh() }));
        const { results, ...place } = await services.courier.push({ mutations: renamed });
        const former = new Map(renamed.map(({ id }, index) => [id, mutations[index]?.id ?? id]));
        const named = results.map((result) => ({ ...result, id: former.get(result.id) ?? result.id }));
        return { results: named, ...place };
      },
    },
  };
};

/** Keeps the cursor of a page before the page's rows. */
export const cursorBeforeRows: Mutant = (services, database, crashPoint) => ({
  ...services,
  courier: {
    ...services.courier,
    pull: async (input) => {
      const reply = await services.courier.pull(input);
      await database.changeMeta({ cursor: reply.cursor });
      await crashPoint();
      return reply;
    },
  },
});

/** Takes a refusal for a success. */
export const dropRefusals: Mutant = (services) => ({
  ...services,
  courier: {
    ...services.courier,
    push: async (input) => {
      const { results, ...place } = await services.courier.push(input);
      return { results: results.map(({ id }): MutationResult => ({ id, status: 'applied' })), ...place };
    },
  },
});

/** Says 已保存 without the journal. */
export const noJournal: Mutant = (services) => ({
  ...services,
  journal: { ...services.journal, append: async () => ({}) },
});

/** Does not undo what is pending before it applies the platform's rows: forgets what was put aside. */
export const forgetConfirmed: Mutant = (services, database) => ({
  ...services,
  courier: {
    ...services.courier,
    push: async (input) => {
      const reply = await services.courier.push(input);
      await database.confirmed.clear();
      return reply;
    },
  },
});
