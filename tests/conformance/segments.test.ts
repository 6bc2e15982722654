import { postgresServers } from './postgres-servers.ts';
import { segmentSuite } from './segments.ts';

for (const server of postgresServers) segmentSuite(server);
