import { afterGrantSuite } from './after-grant.ts';
import { postgresServers } from './postgres-servers.ts';

for (const server of postgresServers) afterGrantSuite(server);
