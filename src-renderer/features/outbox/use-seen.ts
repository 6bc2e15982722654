import { useSyncStatus } from '../../app/officer-context.ts';
import type { Seen } from './entries.ts';

export function useSeen(): Seen {
  const link = useSyncStatus((status) => status.link);
  const lastSyncAt = useSyncStatus((status) => status.lastSyncAt);
  return { link, lastSyncAt };
}
