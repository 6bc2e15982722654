import Dexie from 'dexie';
import { deleteBlockImage } from './catalog/block-image.ts';
import { deskDatabaseName, savedDatabaseName } from './desk-database.ts';

/** Deletes the databases of these officers from the browser's storage. Their keys are destroyed before. */
export async function deleteDatabases(officerIds: readonly string[]): Promise<void> {
  const names = officerIds.map(deskDatabaseName);
  const all = [...names, ...officerIds.map(savedDatabaseName)];
  await Promise.all([...all.map((name) => Dexie.delete(name)), ...names.map(deleteBlockImage)]);
}
