/** When the platform says that this workstation or this account is out of service. */
import { BridgeError } from '#shared/contract/service.ts';
import { type Revocation, revocationSignedValue } from '#shared/protocol/lease.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { turnedAwayCodes } from './officer-access.ts';
import type { Running } from './running.ts';

export const isTurnedAway = (error: unknown): boolean =>
  error instanceof BridgeError && turnedAwayCodes.includes(error.code);

/**
 * Erases only at the platform's word under its seal, checked with the key kept here: an address that leads
 * elsewhere, or anybody on the line, could answer with a code.
 */
export async function obeyRevocation(running: Running): Promise<void> {
  const { state } = running;
  if (state.current() === null && state.file() === null) return;
  if (!(await eraseIfTold(running))) running.log.error('session.turned-away-without-proof');
}

/** Asks, where somebody is known here, whether they or the workstation are out of service; true where it was erased. */
export async function eraseIfTold(running: Running): Promise<boolean> {
  const { client, device, state } = running;
  const officerId = state.current()?.officer.id ?? state.file()?.officer.id;
  if (officerId === undefined) return false;
  const asked = { protocol: protocolVersion, deviceId: device.id, secret: device.secret, officerId };
  const { revocation } = await client.revocation(asked).catch(() => ({ revocation: null }));
  if (revocation === null || !(await isGenuine(running, revocation, officerId))) {
    return false;
  }
  await erase(running, revocation);
  return true;
}

async function isGenuine({ device, verifySeal }: Running, word: Revocation, officerId: string) {
  const isAboutUs = word.deviceId === device.id && word.officerId === officerId;
  return isAboutUs && (await verifySeal(revocationSignedValue(word), word.signature)) === true;
}

async function erase(running: Running, { reason, officerId }: Revocation): Promise<void> {
  const { store, state, notes, now, log } = running;
  const officerIds = reason === 'device' ? await store.officers() : [officerId];
  await running.close();
  const kept: boolean[] = [];
  for (const each of officerIds) kept.push(await store.erase(each));
  state.forgetOfficer();
  const erased = { at: now(), reason, officerIds: [...officerIds], keptActs: kept.includes(true) };
  state.setErased(erased);
  await notes.keepErased(erased).catch(() => log.error('session.receipt-not-written'));
  running.changed('session.erased');
  if (reason === 'device') await running.eraseRest().catch(() => log.error('session.rest-not-erased'));
}
