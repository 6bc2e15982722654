/**
 * `npm run simulate:plug`: the plug pulled at random moments, for real. An officer reviews applications in real Chromium
 * over a real desk and a real platform with its own PostgreSQL; at a moment that the seed names, some of them, or all,
 * get SIGKILL with everything they started; they are started again, and what was 已保存 must be there once (S2, S3, S4).
 *   --rounds N   how often (20)
 *   --seed N     names the moments and the victims (1)
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { submission } from '../../conformance/platform-cases.ts';
import { clerksAt } from '../../journeys/support/granted.ts';
import { diceFor } from '../real/dice.ts';
import { type Machines, startMachines } from './machines.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});
const rounds = Number(values.rounds);
const dice = diceFor(Number(values.seed), 'plug');

/** More than an officer gets through before the plug is pulled. */
const applications = 12;
/** The latest moment, in milliseconds after the first review was begun. */
const latest = 6_000;

/** A review that was begun, and whether the screen said that it is kept. */
type Review = { readonly caseId: string; saved: boolean };

async function submitMany({ platformUrl }: Machines): Promise<readonly string[]> {
  const applicant = await clerksAt(platformUrl()).clerk('minzheng.zhang');
  const ids = Array.from({ length: applications }, () => randomUUID());
  for (const id of ids) {
    const { status } = await applicant.act('case.submit', submission(id));
    if (status !== 'applied') throw new Error(`an application was not taken: ${status}`);
  }
  return ids;
}

/** Passes one application after another until everything is done or the window is gone. */
async function reviewAll({ page }: Machines, caseIds: readonly string[], begun: Review[]): Promise<void> {
  for (const caseId of caseIds) {
    await page().evaluate((hash) => {
      location.hash = hash;
    }, `#/review/${caseId}`);
    await page().getByRole('button', { name: '同意转至' }).click();
    const review = { caseId, saved: false };
    begun.push(review);
    await page().getByRole('button', { name: '确认', exact: true }).click();
    await page().getByRole('dialog').waitFor({ state: 'hidden' });
    review.saved = true;
  }
}

/** @throws Error naming the first act that was lost or done twice */
async function checkRound({ platformUrl }: Machines, caseIds: readonly string[], begun: readonly Review[]) {
  const rows = await (await clerksAt(platformUrl()).clerk('minzheng.zhang')).rows();
  const reviews = new Map(begun.map((review) => [review.caseId, review]));
  for (const caseId of caseIds) {
    const version = rows.get(`sharingCase ${caseId}`)?.version;
    const review = reviews.get(caseId);
    const allowed = review === undefined ? [1] : review.saved ? [2] : [1, 2];
    if (!allowed.includes(Number(version)))
      throw new Error(
        `case ${caseId}: version ${version}, ${review?.saved ? 'saved' : 'not known to be saved'}`,
      );
  }
}

async function pullThePlug(machines: Machines): Promise<string> {
  const caseIds = await submitMany(machines);
  await machines.caughtUp();
  const begun: Review[] = [];
  const ended = reviewAll(machines, caseIds, begun).then(
    () => 'all reviewed',
    () => 'cut off',
  );
  const moment = dice.below(latest);
  await new Promise((resolve) => setTimeout(resolve, moment));
  const victims = dice.weighed({ platform: 2, desk: 2, everything: 3 });
  await machines.kill(victims);
  if (victims === 'platform') await machines.restart();
  const how = await ended;
  if (victims !== 'platform') await machines.restart();
  await machines.caughtUp();
  await checkRound(machines, caseIds, begun);
  const saved = begun.filter((review) => review.saved).length;
  return `${victims} after ${moment} ms, ${saved} of ${begun.length} reviews saved, ${how}`;
}

const machines = await startMachines();
try {
  for (let round = 1; round <= rounds; round += 1)
    console.log(`round ${round}: ${await pullThePlug(machines)}`);
  console.log(`nothing was lost or done twice: ${rounds} rounds, seed ${values.seed}`);
} finally {
  await machines.stop();
}
