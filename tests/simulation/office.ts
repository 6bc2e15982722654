/** The whole simulated office: what happens in it, and what must hold when the dust has settled. */
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { newPlatform } from '../../src-renderer/sync/testing/desk-for-tests.ts';
import { numberedId } from '../../src-renderer/sync/testing/manual-environment.ts';
import type { ModelPlatform } from '../../src-renderer/sync/testing/model-platform.ts';
import {
  actorOf,
  entries,
  officers,
  sampleApplication,
  submission,
} from '../../src-renderer/sync/testing/sample-rows.ts';
import type { Fault } from './faults.ts';
import { type Mutant, Workstation } from './workstation.ts';

export type Step = {
  readonly who: number;
  readonly what: 'act' | 'sync' | 'lose-disk';
  readonly choice: number;
  readonly faults: readonly Fault[];
};

/** Two devices of one officer (S11) and the reviewer of their applications. */
const people = [officers.applicant, officers.applicant, officers.reviewer];

export async function runOffice(steps: readonly Step[], mutant: Mutant | null = null): Promise<void> {
  const office = openOffice(mutant);
  for (const step of steps) await take(office, step);
  // Two rounds each, in turn, without a new act (S17); a third lets the first hear of what the last one did.
  for (let round = 0; round < 3; round += 1)
    for (const workstation of office.workstations) await workstation.sync([]);
  for (const workstation of office.workstations) await checkWorkstation(workstation, office.platform);
}

type Office = {
  readonly platform: ModelPlatform;
  readonly workstations: readonly Workstation[];
  readonly newCaseId: () => string;
};

function openOffice(mutant: Mutant | null): Office {
  const platform = newPlatform(2);
  const counter = (from: number) => () => {
    from += 1;
    return from;
  };
  const nextId = counter(0);
  const nextCase = counter(0);
  const tick = counter(0);
  const now = () => Date.UTC(2026, 2, 2, 1) + tick() * 60_000;
  const newId = () => numberedId(nextId());
  const workstations = people.map((officer) => new Workstation({ officer, platform, now, newId, mutant }));
  return { platform, workstations, newCaseId: () => `case-${nextCase()}` };
}

async function take(office: Office, step: Step): Promise<void> {
  const workstation = office.workstations[step.who % people.length];
  if (workstation === undefined) return;
  if (step.what === 'lose-disk') return workstation.loseDisk();
  if (step.what === 'sync') return workstation.sync(step.faults);
  const cases = await workstation.desk.database.rows('sharingCase').toArray();
  const subject = cases[step.choice % Math.max(cases.length, 1)];
  if (subject !== undefined && step.choice % 3 > 0) return handle(workstation, subject, step);
  const entry = entries[step.choice % entries.length];
  return workstation.act('case.submit', submission(office.newCaseId(), entry?.id), step.faults);
}

/** Whatever the case's state invites; a conflict with another workstation is what the platform is there to judge. */
async function handle(workstation: Workstation, subject: SharingCase, step: Step): Promise<void> {
  const target = { caseId: subject.id, expectedVersion: subject.version };
  if (people[step.who % people.length] === officers.reviewer) {
    const decision = step.choice % 2 === 0 ? 'pass' : 'return';
    return workstation.act('case.review', { ...target, decision, opinion: '请补充依据' }, step.faults);
  }
  if (subject.state === 'returned')
    return workstation.act('case.resubmit', { ...target, application: sampleApplication }, step.faults);
  return workstation.act('case.withdraw', { ...target, reason: '' }, step.faults);
}

/** @throws Error naming the promise that was broken */
async function checkWorkstation(workstation: Workstation, platform: ModelPlatform): Promise<void> {
  const { database, engine } = workstation.desk;
  const refused = new Set(await database.refused.toCollection().primaryKeys());
  const claim = (holds: boolean, promise: string) => {
    if (!holds) throw new Error(promise);
  };
  for (const id of workstation.acknowledged) {
    const answer = platform.answerTo(id);
    claim(answer !== undefined, `S2: acknowledged act ${id} never reached the platform`);
    if (answer?.status === 'applied')
      claim(platform.effectsOf(id) === 1, `S1: ${id} took effect more than once`);
    else
      claim(refused.has(id) || workstation.refusedOnLostDisks.has(id), `S16: refused act ${id} was not kept`);
  }
  for (const id of workstation.disowned)
    claim(
      platform.answerTo(id) === undefined,
      `act ${id} was sent although the officer was told it was not kept`,
    );
  claim((await database.outbox.count()) === 0, 'S17: the outbox is not drained');
  claim(engine.status.getState().link === 'online', 'S17: the workstation is not back online');
  sameRows(await workstation.visibleRows(), platform.visibleRows(actorOf(workstation.officer)));
}

function sameRows(here: ReadonlyMap<string, unknown>, there: ReadonlyMap<string, unknown>): void {
  const keys = [...new Set([...here.keys(), ...there.keys()])];
  const textOf = (row: unknown) => (row === undefined ? 'absent' : canonicalJson(row));
  const different = keys.filter((key) => textOf(here.get(key)) !== textOf(there.get(key)));
  if (different.length > 0) throw new Error(`rows differ from the platform’s: ${different.join(', ')}`);
}
