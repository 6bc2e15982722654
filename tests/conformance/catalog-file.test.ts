import { catalogFileSuite } from './catalog-file.ts';
import { postgresServers } from './postgres-servers.ts';

for (const server of postgresServers) catalogFileSuite(server);
