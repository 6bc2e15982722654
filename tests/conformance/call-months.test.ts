import { callMonthsSuite } from './call-months.ts';
import { postgresServers } from './postgres-servers.ts';

for (const server of postgresServers) callMonthsSuite(server);
