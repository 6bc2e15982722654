import Dexie from 'dexie';
import { deleteBlockFiles } from './catalog/block-files.ts';

/** Deletes the databases of these officers from the browser's storage. Their keys are destroyed before. */
export async function deleteDatabases(officerIds: readonly string[]): Promise<void> {
  const names = officerIds.map((officerId) => `desk-${officerId}`);
  await Promise.all([...names.map((name) => Dexie.delete(name)), ...names.map(deleteBlockFiles)]);
}
