import { fileSuite } from './platform-files.ts';
import { postgresServers } from './postgres-servers.ts';

for (const server of postgresServers) fileSuite(server);
