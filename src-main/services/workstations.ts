/** The platform's workstations, asked for and decided on over the link. */
import type { Implementation } from '#shared/contract/service.ts';
import type { workstations } from '#shared/contract/workstations.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { type OfficerAccess, withToken } from './session/officer-access.ts';

export function createWorkstationsService(
  client: Pick<PlatformClient, 'listWorkstations' | 'setWorkstationService' | 'endSessions'>,
  access: OfficerAccess,
): Implementation<typeof workstations> {
  return {
    list: () => withToken(access, (token) => client.listWorkstations(token)),
    async setService(request) {
      await withToken(access, (token) => client.setWorkstationService(token, request));
      return {};
    },
    endSessions: (request) => withToken(access, (token) => client.endSessions(token, request)),
  };
}
