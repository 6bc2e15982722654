/** The use of accounts and one-time passwords, asked of the platform over the link. */
import type { accounts } from '#shared/contract/accounts.ts';
import type { Implementation } from '#shared/contract/service.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { type OfficerAccess, withToken } from './session/officer-access.ts';

export function createAccountsService(
  client: Pick<PlatformClient, 'accountUse' | 'issuePassword'>,
  access: OfficerAccess,
): Implementation<typeof accounts> {
  return {
    use: () => withToken(access, (token) => client.accountUse(token)),
    issuePassword: (request) => withToken(access, (token) => client.issuePassword(token, request)),
  };
}
