/** Thousands of acts of a long time without the link: their cost grows with their number, not with its square (S20). */
import type { DBCoreMutateRequest } from 'dexie';
import { describe, expect, it } from 'vitest';
import type { Mutation } from '#shared/protocol/push.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import { rebase } from './rebase.ts';
import { createRules } from './rules.ts';
import { newPlatform, openSyncedDesk, type TestDesk } from './testing/desk-for-tests.ts';
import { numberedId } from './testing/manual-environment.ts';
import { actorOf, officers, sampleEntry, submission } from './testing/sample-rows.ts';

const acts = 5_000;
const limit = 120_000;

const mutation = (number: number, name: string, args: object): Mutation => ({
  id: numberedId(number),
  name,
  args: args as Mutation['args'],
  madeAt: Date.UTC(2026, 2, 2, 1) + number,
  officerId: officers.applicant.id,
});

/** Of every five acts: three applications that stand, one for an entry that will be stopped, one withdrawal. */
const actOf = (number: number): Mutation => {
  if (number % 5 === 4)
    return mutation(number, 'case.withdraw', { caseId: `c${number - 1}`, expectedVersion: 1, reason: '' });
  return mutation(number, 'case.submit', submission(`c${number}`, number % 5 === 0 ? 'asked' : 'open'));
};

/** As they lie there after a long time without the link. */
async function fillQueue({ database, main }: TestDesk): Promise<void> {
  const made = Array.from({ length: acts }, (_, number) => actOf(number));
  for (const each of made) await main.services.journal.append({ mutation: each });
  const unsent = { touched: [], applied: false, pullsSince: 0 };
  const rules = createRules({ actor: actorOf(officers.applicant), clockDifference: () => 0 });
  await database.write(async () => {
    await database.outbox.bulkAdd(made.map((each) => ({ id: each.id, mutation: each, ...unsent })));
    await rebase({ database, rules });
  });
}

/** Counts the rows written to one store from now on. */
function countWrites(database: DeskDatabase, store: string) {
  const counted = { rows: 0 };
  database.close({ disableAutoOpen: false });
  database.use({
    stack: 'dbcore',
    name: 'counting-writes',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        const mutate = (request: DBCoreMutateRequest) => {
          if (name === store && 'values' in request) counted.rows += request.values.length;
          return table.mutate(request);
        };
        return { ...table, mutate };
      },
    }),
  });
  return counted;
}

const shownCases = async ({ database }: TestDesk) =>
  new Map((await database.rows('sharingCase').toArray()).map((row) => [row.id, row]));

describe('a big queue', () => {
  it(
    'S20 S7 S16 5,000 acts converge over a link that breaks in the push and in the pull',
    async () => {
      const desk = await openSyncedDesk({ platform: newPlatform(1_000) });
      const { database, main, platform, engine } = desk;
      await fillQueue(desk);
      expect(await database.rows('sharingCase').count()).toBe((acts * 4) / 5);
      platform.write([{ table: 'catalogEntry', row: sampleEntry({ id: 'asked', status: 'stopped' }) }]);
      const written = countWrites(database, 'sharingCase');

      cutAfter(desk, 'push', 20);
      await engine.syncNow();
      expect(engine.status.getState()).toMatchObject({ link: 'offline', refused: 400, waiting: acts - 400 });
      expect((await shownCases(desk)).size).toBe((acts * 4) / 5 - 400);

      main.failWith('push', null);
      cutAfter(desk, 'pull', 2);
      await engine.syncNow();
      expect(engine.status.getState()).toMatchObject({ link: 'offline', refused: acts / 5 });
      expect((await shownCases(desk)).size).toBe((acts * 3) / 5);

      main.failWith('pull', null);
      await engine.syncNow();
      expect(engine.status.getState()).toMatchObject({ link: 'online', waiting: 0, refused: acts / 5 });
      expect(main.journaled()).toHaveLength(acts / 5);
      expect(await database.confirmed.count()).toBe(0);
      const there = [...platform.visibleRows(actorOf(officers.applicant)).values()];
      const here = await shownCases(desk);
      expect(there.filter((row) => 'applicantOfficerId' in row).map((row) => here.get(row.id))).toEqual(
        there.filter((row) => 'applicantOfficerId' in row),
      );
      // Once each, with the number the platform gave; what an interruption left as it was is not written again.
      expect(written.rows).toBeLessThan(acts);
    },
    limit,
  );
});

/** The link breaks with the call after that many. */
function cutAfter({ main }: TestDesk, call: 'push' | 'pull', whole: number): void {
  let calls = 0;
  main.onCall(call, () => {
    calls += 1;
    if (calls < whole) return;
    main.onCall(call, null);
    main.failWith(call, 'platform.unreachable');
  });
}
