import Dexie from 'dexie';

/** Deletes the databases of these officers from the browser's storage. Their keys are destroyed before. */
export async function deleteDatabases(officerIds: readonly string[]): Promise<void> {
  await Promise.all(officerIds.map((officerId) => Dexie.delete(`desk-${officerId}`)));
}
