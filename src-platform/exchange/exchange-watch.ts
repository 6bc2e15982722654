/** The platform's watch over deliveries by database: what is ordered, due, to be retried or to be closed. */
import type { Database } from '../database/open-database.ts';
import { type Repeated, repeat } from '../repeat.ts';
import { type Exchange, runStep, stepOf } from './deliver.ts';
import { factsOf } from './delivery-facts.ts';

const standingOrders = async (database: Database): Promise<readonly string[]> => {
  // A right that has ended and is closed already can never need anything again.
  const { rows } = await database.query<{ id: string }>(
    `SELECT d.id FROM record d JOIN record g ON g.table_name = 'grant' AND g.id = d.id
     WHERE d.table_name = 'databaseDelivery'
       AND NOT (d.body ->> 'state' = 'stopped' AND g.body ->> 'state' <> 'active') ORDER BY d.id`,
  );
  return rows.map(({ id }) => id);
};

/** Does once everything that is due; how many steps it took. Several nodes may do so at the same time. */
export const runDueDeliveries = async (exchange: Exchange): Promise<number> => {
  let taken = 0;
  for (const grantId of await standingOrders(exchange.database)) {
    const due = await stepOf(exchange, await factsOf(exchange.database, grantId));
    if (due !== null && (await runStep(exchange, grantId))) taken += 1;
  }
  return taken;
};

/** Looks every `everyMs`, one round after the other. `log` receives one line where a round failed as a whole. */
export const watchDeliveries = (
  exchange: Exchange,
  { everyMs, log }: { readonly everyMs: number; readonly log: (line: string) => void },
): Repeated => repeat(() => runDueDeliveries(exchange), { everyMs, log, name: 'exchange' });
