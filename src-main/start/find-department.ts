import { department } from '#shared/domain/organisation/organisation.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { StartRefusal } from './start-refusal.ts';

/** The id of the department of this id, full name or short name, among those the officer may see. @throws StartRefusal */
export async function findDepartment(
  client: Pick<PlatformClient, 'pull'>,
  token: string,
  wanted: string,
): Promise<string> {
  for (let cursor: string | null = null, more = true; more; ) {
    const page = await client.pull(token, { protocol: protocolVersion, cursor, atLeast: 0 });
    for (const operation of page.patch) {
      if (operation.op !== 'put' || operation.table !== 'department') continue;
      const row = department.safeParse(operation.row);
      if (row.success && [row.data.id, row.data.name, row.data.shortName].includes(wanted))
        return row.data.id;
    }
    cursor = page.cursor;
    more = page.more;
  }
  throw new StartRefusal(`平台上没有“${wanted}”这个部门，请核对标识或全称。`);
}
