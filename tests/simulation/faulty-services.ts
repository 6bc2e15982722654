/** Main, seen over a line on which anything can go wrong. */
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import type { DeskDatabase } from '../../src-renderer/data/desk-database.ts';
import type { SyncServices } from '../../src-renderer/sync/sync-deps.ts';
import type { ModelPlatform } from '../../src-renderer/sync/testing/model-platform.ts';
import { actorOf } from '../../src-renderer/sync/testing/sample-rows.ts';
import { type Crash, type FaultSource, overFaultyLine, unreachable } from './faults.ts';

export type FaultyLine = {
  /** The faults of the step under way. */
  readonly faults: () => FaultSource;
  /** False while the platform is out of reach. */
  readonly connected: () => boolean;
  readonly crash: Crash;
};

type Sender = { readonly officer: Officer; readonly platform: ModelPlatform };

export function faultyServices(services: SyncServices, line: FaultyLine, sender: Sender): SyncServices {
  const { session, journal, courier } = services;
  const over =
    <I, O>(deliver: (input: I) => Promise<O>) =>
    (input: I) =>
      overFaultyLine(line.faults().next(), line.crash, () => deliver(input));
  const pull = over(courier.pull);
  const manifest = over(courier.manifest);
  const segment = over(courier.segment);
  return {
    session,
    journal: { append: over(journal.append), settle: over(journal.settle), pending: over(journal.pending) },
    courier: {
      ...courier,
      pull: (input) => (line.connected() ? pull(input) : Promise.reject(unreachable())),
      manifest: (input) => (line.connected() ? manifest(input) : Promise.reject(unreachable())),
      segment: (input) => (line.connected() ? segment(input) : Promise.reject(unreachable())),
      push: (input) => push(line, sender, input.mutations as Mutation[]),
    },
  };
}

/** A platform that ends in the middle of a batch has kept what it had applied, and answers nothing. */
async function push(line: FaultyLine, { officer, platform }: Sender, mutations: readonly Mutation[]) {
  if (!line.connected()) throw unreachable();
  const fault = line.faults().next();
  const deliver = () => platform.push(actorOf(officer), mutations);
  if (fault !== 'cut') return overFaultyLine(fault, line.crash, deliver);
  await platform.push(actorOf(officer), mutations, Math.floor(mutations.length / 2));
  throw unreachable();
}

/** Services that can still be exchanged after they were handed over. */
export const forwardTo = (late: { readonly services: SyncServices }): SyncServices => ({
  session: late.services.session,
  journal: {
    append: (input) => late.services.journal.append(input),
    settle: (input) => late.services.journal.settle(input),
    pending: (input) => late.services.journal.pending(input),
  },
  courier: {
    push: (input) => late.services.courier.push(input),
    pull: (input) => late.services.courier.pull(input),
    manifest: (input) => late.services.courier.manifest(input),
    segment: (input) => late.services.courier.segment(input),
    dutiesChanged: (input) => late.services.courier.dutiesChanged(input),
    link: (input) => late.services.courier.link(input),
  },
});

/** Every transaction is a step: the window can end before it and after it, never inside. */
export function crashAroundWrites(database: DeskDatabase, point: () => Promise<void>): void {
  const write = database.write.bind(database);
  database.write = async <T>(work: () => Promise<T>): Promise<T> => {
    await point();
    const value = await write(work);
    await point();
    return value;
  };
}
