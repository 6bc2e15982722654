/** The catalogue's search on the platform, in the officer's name. */
import type { catalogue } from '#shared/contract/catalogue.ts';
import type { Implementation } from '#shared/contract/service.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { type OfficerAccess, withToken } from './session/officer-access.ts';

export function createCatalogueService(
  client: Pick<PlatformClient, 'searchCatalog'>,
  access: OfficerAccess,
): Implementation<typeof catalogue> {
  return { search: (request) => withToken(access, (token) => client.searchCatalog(token, request)) };
}
