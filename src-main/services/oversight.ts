/** The platform's counts on their way to the window; nothing of them is kept here. */
import type { oversight } from '#shared/contract/oversight.ts';
import type { Implementation } from '#shared/contract/service.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { type OfficerAccess, withToken } from './session/officer-access.ts';

export function createOversightService(
  client: Pick<PlatformClient, 'board' | 'late'>,
  access: OfficerAccess,
): Implementation<typeof oversight> {
  return {
    board: (request) => withToken(access, (token) => client.board(token, request)),
    late: (request) => withToken(access, (token) => client.late(token, request)),
  };
}
