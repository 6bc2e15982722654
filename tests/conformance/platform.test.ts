import { platformSuite } from './platform.ts';
import { postgresServers } from './postgres-servers.ts';

for (const server of postgresServers) platformSuite(server);
