/**
 * `npm run simulate`: runs seeds one after another until the time is over or one fails, and says what was done.
 *   --seed N      that seed alone, with its steps
 *   --steps N     steps of a run (60)
 *   --minutes N   as many seeds as fit (1)
 *   --runs N      so many seeds instead, however long they take
 *   --from N      the first seed (1)
 */
import { parseArgs } from 'node:util';
import { FailedSeed, runSeed } from './run-seed.ts';
import { startServer } from './server.ts';
import { emptyTally, type Tally } from './world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    steps: { type: 'string', default: '60' },
    minutes: { type: 'string', default: '1' },
    runs: { type: 'string' },
    from: { type: 'string', default: '1' },
  },
});

const add = (total: Tally, run: Tally): void => {
  for (const key of Object.keys(run) as (keyof Tally)[]) total[key] += run[key];
};

const seedsToRun = function* (): Generator<number> {
  if (values.seed !== undefined) {
    yield Number(values.seed);
    return;
  }
  const until = Date.now() + Number(values.minutes) * 60_000;
  const goesOn = (done: number): boolean =>
    values.runs === undefined ? Date.now() < until : done < Number(values.runs);
  for (let done = 0; goesOn(done); done += 1) yield Number(values.from) + done;
};

const report = (runs: number, total: Tally): string =>
  [
    `${runs} runs, ${total.steps} steps, ${total.acts} acts (${total.refusedAtOnce} refused at once),`,
    `${total.requests} requests with ${total.faults} faults, ${total.crashes} windows ended,`,
    `${total.platformKills} nodes killed, ${total.restores} databases put back`,
  ].join(' ');

const server = await startServer();
const total = emptyTally();
let runs = 0;
try {
  for (const seed of seedsToRun()) {
    add(total, await runSeed({ server, seed, steps: Number(values.steps) }));
    runs += 1;
    if (runs % 20 === 0) console.log(`seed ${seed}: ${report(runs, total)}`);
  }
  console.log(`every promise held: ${report(runs, total)}`);
} catch (error) {
  process.exitCode = 1;
  if (!(error instanceof FailedSeed)) throw error;
  console.log(`seed ${error.seed} failed: ${error.message}\n${error.story.join('\n')}`);
  console.log(error.cause);
  console.log(`again: npm run simulate -- --seed ${error.seed} --steps ${values.steps}`);
} finally {
  await server.stop();
}
