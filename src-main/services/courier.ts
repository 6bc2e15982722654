/** Carries the sync engine's messages to the platform in the officer's name. */
import type { courier, LinkStatus } from '#shared/contract/courier.ts';
import type { Implementation } from '#shared/contract/service.ts';
import { type Officer, officer as officerSchema } from '#shared/domain/organisation/organisation.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
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
  /** All is pulled that new duties of the token's officer show, and the rest removed. Must not throw. */
  readonly dutiesChanged: (token: string) => void;
};

/** Tells the window of every change of the link from here on. */
export function createCourierService({
  client,
  access,
  emit,
  pulled,
  dutiesChanged,
}: CourierOptions): Implementation<typeof courier> {
  client.link.onChange(emit);
  /** S14: after a switch of officers the former one's window may still have acts to send, or wait for rows. */
  const inNameOf = <T>(
    officerIds: readonly string[],
    speak: (token: string, officer: Officer) => Promise<T>,
  ): Promise<T> =>
    withToken(access, async (token, officer) => {
      if (officerIds.some((id) => id !== officer.id)) throw serviceRefusal('session.other-officer');
      return speak(token, officer);
    });
  /** The session under which a pull that is not at its end has brought its officer other duties. */
  let outdated: string | null = null;
  return {
    push: ({ mutations, ...asked }) =>
      inNameOf(
        mutations.map(({ officerId }) => officerId),
        (token) => client.push(token, { protocol: protocolVersion, mutations, ...asked }),
      ),
    pull: ({ officerId, ...asked }) =>
      inNameOf([officerId], async (token, officer) => {
        const reply = await client.pull(token, { protocol: protocolVersion, ...asked });
        pulled();
        if (bringsOtherDuties(reply, officer)) outdated = token;
        if (outdated === token && !reply.more) dutiesChanged(token);
        return reply;
      }),
    manifest: ({ officerId }) =>
      inNameOf([officerId], (token) => client.manifest(token, { protocol: protocolVersion })),
    segment: ({ officerId, digest }) =>
      inNameOf([officerId], async (token) => {
        const bytes = await client.segment(token, digest);
        return { data: Buffer.from(bytes).toString('base64') };
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

/** Whether a page has the officer's own row with another department or other roles than they signed in with. */
function bringsOtherDuties({ patch }: PullReply, { id, departmentId, roles }: Officer): boolean {
  const own = patch.find((each) => each.op === 'put' && each.table === 'officer' && each.id === id);
  const now = own?.op === 'put' ? officerSchema.safeParse(own.row) : null;
  if (now?.success !== true) return false;
  const textOf = (duties: Pick<Officer, 'departmentId' | 'roles'>) =>
    [duties.departmentId, ...duties.roles.toSorted()].join(' ');
  return textOf(now.data) !== textOf({ departmentId, roles });
}
