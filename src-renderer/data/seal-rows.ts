import type { Transaction } from 'dexie';
import { type AtRest, atRest } from './stores.ts';

/**
 * Seals every row that an earlier version left in the clear, acts that wait for the platform included. All in the
 * upgrade's one transaction: an upgrade that is interrupted leaves the old database whole and begins again.
 */
export async function sealRows(upgrade: Transaction): Promise<void> {
  const sealedStores = Object.entries<AtRest>(atRest).filter(([, rule]) => rule !== 'clear');
  for (const [store] of sealedStores) {
    const table = upgrade.table(store);
    // Reading opens what is sealed already and takes what is clear; writing seals.
    await table.bulkPut(await table.toArray());
  }
}
