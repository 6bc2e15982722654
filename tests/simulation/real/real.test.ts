/** Windows with their real engine and journals, a real platform over a real PostgreSQL, and everything that can go wrong. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pinned from '../pinned-seeds.json' with { type: 'json' };
import * as mutants from './mutants.ts';
import { FailedSeed, runSeed } from './run-seed.ts';
import { type Server, startServer } from './server.ts';
import type { RunOptions } from './world.ts';

const limit = 300_000;
let server: Server;

beforeAll(async () => {
  server = await startServer();
}, limit);
afterAll(async () => {
  await server.stop();
});

const told = (failed: FailedSeed): string =>
  `seed ${failed.seed}: ${failed.message}\n${failed.story.join('\n')}\nagain: npm run simulate -- --seed ${failed.seed} --steps ${failed.steps}`;

const run = (options: Omit<RunOptions, 'server'>) =>
  runSeed({ server, ...options }).catch((error: unknown) => {
    throw error instanceof FailedSeed ? new Error(told(error), { cause: error.cause }) : error;
  });

describe('the simulated office', () => {
  // Seeds nobody chose are run beside the tests, by `.ci/run`.
  it.each(pinned)(
    'S1 S2 S3 S6 S7 S11 S12 S16 S17 S18 S19 S22 seed $seed keeps every promise over $steps steps',
    async ({ seed, steps }) => {
      const tally = await run({ seed, steps });
      expect(tally.steps).toBe(steps);
    },
    limit,
  );
});

const planted: readonly (readonly [name: string, mutant: Partial<RunOptions>, promise: RegExp])[] = [
  ['delete-before-ack', { windowMutant: mutants.deleteBeforeAck }, /^S2: acknowledged act/u],
  ['dedupe-in-memory', { platformMutant: mutants.dedupeInMemory }, /^S1: .* more than once/u],
  ['effect-then-dedupe', { platformMutant: mutants.effectThenDedupe }, /^S1: .* more than once/u],
  ['new-id-on-retry', { windowMutant: mutants.newIdOnRetry }, /^S2: acknowledged act/u],
  ['cursor-before-rows', { windowMutant: mutants.cursorBeforeRows }, /^S7: rows of .* differ/u],
  ['trust-every-cursor', { platformMutant: mutants.trustEveryCursor }, /^S18: .* went on over a database/u],
  ['drop-conflicts', { windowMutant: mutants.dropConflicts }, /^S16: refused act .* was not kept/u],
];

describe('the simulation sees what it looks for', () => {
  it.each(planted)(
    'S2 it catches the mutant %s',
    async (_name, mutant, promise) => {
      let caught: unknown = null;
      for (let seed = 1; seed <= 12 && caught === null; seed += 1)
        caught = await runSeed({ server, seed, steps: 80, ...mutant }).then(
          () => null,
          (error: unknown) => error,
        );
      expect(caught).toBeInstanceOf(FailedSeed);
      expect((caught as FailedSeed).message).toMatch(promise);
    },
    limit,
  );
});
