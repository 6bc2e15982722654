import { ledgerMonthsSuite } from './ledger-months.ts';
import { postgresServers } from './postgres-servers.ts';

for (const server of postgresServers) ledgerMonthsSuite(server);
