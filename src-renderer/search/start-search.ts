import { startDeskWorker } from '../app/desk-worker.ts';
import { catalogChannel } from '../data/catalog/catalog-changes.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import { createSearchClient, type SearchClient } from './search-client.ts';
import workerUrl from './search-worker.ts?worker&url';

/** Starts the search over an officer's open database; what this window writes is told to every window's search. */
export function startSearch(database: DeskDatabase, onFault: (error: unknown) => void): SearchClient {
  const channel = new BroadcastChannel(catalogChannel(database.name));
  database.onCatalogChange = (change) => channel.postMessage(change);
  const client = createSearchClient(startDeskWorker(workerUrl), database.name, onFault);
  return {
    ...client,
    close: () => {
      client.close();
      channel.close();
    },
  };
}
