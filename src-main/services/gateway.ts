/** Uses of granted resources; the records pass through and nothing of them is kept. */
import type { gateway } from '#shared/contract/gateway.ts';
import type { Implementation } from '#shared/contract/service.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { type OfficerAccess, withToken } from './session/officer-access.ts';

export function createGatewayService(
  client: Pick<PlatformClient, 'callGateway'>,
  access: OfficerAccess,
): Implementation<typeof gateway> {
  return { call: (request) => withToken(access, (token) => client.callGateway(token, request)) };
}
