/** One run of one seed, and what to say of one that failed. */
import { checkPromises } from './promises.ts';
import { type RunOptions, type Tally, World } from './world.ts';

export class FailedSeed extends Error {
  readonly seed: number;
  readonly steps: number;
  readonly story: readonly string[];

  constructor({ seed, steps }: Pick<RunOptions, 'seed' | 'steps'>, story: readonly string[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'FailedSeed';
    this.seed = seed;
    this.steps = steps;
    this.story = story;
  }
}

/** @throws FailedSeed with the steps that led there */
export async function runSeed(options: RunOptions): Promise<Tally> {
  const world = new World(options);
  try {
    await world.open();
    for (let step = 0; step < options.steps; step += 1) await world.step();
    await world.heal();
    await checkPromises(world);
    return world.tally;
  } catch (error) {
    throw new FailedSeed(options, world.story, error);
  } finally {
    await world.close();
  }
}
