/** Connections of front ends on their way to the platform; a password passes through and is neither kept nor logged. */
import type { frontEnds } from '#shared/contract/front-ends.ts';
import type { Implementation } from '#shared/contract/service.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { type OfficerAccess, withToken } from './session/officer-access.ts';

export function createFrontEndsService(
  client: Pick<PlatformClient, 'connectFrontEnd'>,
  access: OfficerAccess,
): Implementation<typeof frontEnds> {
  return { connect: (request) => withToken(access, (token) => client.connectFrontEnd(token, request)) };
}
