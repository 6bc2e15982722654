/** Carries the sync engine's messages to the platform in the officer's name. */
import type { courier, LinkStatus } from '#shared/contract/courier.ts';
import type { Implementation } from '#shared/contract/service.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { serviceRefusal } from './service-refusals.ts';
import { type OfficerAccess, withToken } from './session/officer-access.ts';

export type CourierOptions = {
  readonly client: Pick<PlatformClient, 'push' | 'pull' | 'manifest' | 'segment' | 'health' | 'link'>;
  readonly access: OfficerAccess;
  readonly emit: (status: LinkStatus) => void;
  /** A pull was answered: the moment to renew what the platform grants for a while. Must not throw. */
  readonly pulled: () => void;
  /** Ends the session of an officer who has other duties now. */
  readonly endSession: (token: string) => Promise<void>;
};

/** Tells the window of every change of the link from here on. */
export function createCourierService({
  client,
  access,
  emit,
  pulled,
  endSession,
}: CourierOptions): Implementation<typeof courier> {
  client.link.onChange(emit);
  /** S14: after a switch of officers the former one's window may still have acts to send, or wait for rows. */
  const inNameOf = <T>(officerIds: readonly string[], speak: (token: string) => Promise<T>): Promise<T> =>
    withToken(access, async (token, officer) => {
      if (officerIds.some((id) => id !== officer.id)) throw serviceRefusal('session.other-officer');
      return speak(token);
    });
  return {
    push: ({ mutations, ...asked }) =>
      inNameOf(
        mutations.map(({ officerId }) => officerId),
        (token) => client.push(token, { protocol: protocolVersion, mutations, ...asked }),
      ),
    pull: ({ officerId, ...asked }) =>
      inNameOf([officerId], async (token) => {
        const reply = await client.pull(token, { protocol: protocolVersion, ...asked });
        pulled();
        return reply;
      }),
    manifest: ({ officerId }) =>
      inNameOf([officerId], (token) => client.manifest(token, { protocol: protocolVersion })),
    segment: ({ officerId, digest }) =>
      inNameOf([officerId], async (token) => ({ file: await client.segment(token, digest) })),
    dutiesChanged: ({ officerId }) =>
      inNameOf([officerId], async (token) => {
        await endSession(token);
        return {};
      }),
    greet: async () => {
      const { address } = client.link.status();
      return client.health().then(
        ({ demonstration }) => ({ address, reachable: true, demonstration }),
        () => ({ address, reachable: false, demonstration: false }),
      );
    },
    link: async () => client.link.status(),
  };
}
