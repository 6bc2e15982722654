/** When the platform says that this workstation or an account is out of service. */
import { BridgeError } from '#shared/contract/service.ts';
import { type Revocation, revocationSignedValue } from '#shared/protocol/lease.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { erase, finishErasing } from './erasing.ts';
import { turnedAwayCodes } from './officer-access.ts';
import type { Running } from './running.ts';

export const isTurnedAway = (error: unknown): boolean =>
  error instanceof BridgeError && turnedAwayCodes.includes(error.code);

/**
 * Erases only at the platform's word under its seal, checked with the key kept here: an address that leads
 * elsewhere, or anybody on the line, could answer with a code.
 */
export async function obeyRevocation(running: Running): Promise<void> {
  const known = await knownHere(running);
  const isObeyed = known.length === 0 && running.state.status().erased?.reason === 'device';
  if (isObeyed) return finishErasing(running);
  // With nobody left to ask about, papers may still lie here: a stopped workstation is told so whoever it asks about.
  if (!(await askAndErase(running, known.length > 0 ? known : [running.device.id])))
    running.log.error('session.turned-away-without-proof');
}

/** Asks after everybody who has data here, whoever was last. */
export async function eraseIfTold(running: Running): Promise<void> {
  await askAndErase(running, await knownHere(running));
}

/** At a contact in the name of whoever works here: the platform tells them by itself, and of the others it is asked. */
export async function eraseOthersIfTold(running: Running): Promise<void> {
  const here = running.state.current()?.officer.id;
  await askAndErase(
    running,
    (await knownHere(running)).filter((officerId) => officerId !== here),
  );
}

const knownHere = async ({ store, state }: Running): Promise<readonly string[]> => {
  const here = state.file()?.officer.id;
  return [...new Set([...(here === undefined ? [] : [here]), ...(await store.officers())])];
};

async function askAndErase(running: Running, officerIds: readonly string[]): Promise<boolean> {
  await finishErasing(running);
  const answers = await Promise.all(officerIds.map((officerId) => ask(running, officerId)));
  const words = answers.filter((word) => word !== null);
  if (words.length > 0) await erase(running, words);
  return words.length > 0;
}

/** The platform's word about one officer here, or null where there is none that it signed. */
async function ask({ client, device, verifySeal }: Running, officerId: string): Promise<Revocation | null> {
  const asked = { protocol: protocolVersion, deviceId: device.id, secret: device.secret, officerId };
  const { revocation: word } = await client.revocation(asked).catch(() => ({ revocation: null }));
  if (word === null || word.deviceId !== device.id || word.officerId !== officerId) return null;
  return (await verifySeal(revocationSignedValue(word), word.signature)) === true ? word : null;
}
