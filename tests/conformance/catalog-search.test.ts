import { catalogSearchSuite } from './catalog-search.ts';
import { postgresServers } from './postgres-servers.ts';

for (const server of postgresServers) catalogSearchSuite(server);
