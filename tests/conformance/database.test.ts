import { describe } from 'vitest';
import { databaseSuite } from './database.ts';
import { postgresServers, serverTitle } from './postgres-servers.ts';

for (const server of postgresServers) {
  describe.skipIf(server.missing)(serverTitle(server), () => databaseSuite(server.open));
}
