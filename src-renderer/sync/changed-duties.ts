/** An officer moves, or gets other roles, while their window is open (S12, decision 0017). */
import type { Actor } from '#shared/domain/action.ts';
import type { SyncDeps } from './sync-deps.ts';

const textOf = ({ departmentId, roles }: Pick<Actor, 'departmentId' | 'roles'>): string =>
  [departmentId, ...roles.toSorted()].join(' ');

/**
 * Call where a pull has come to its end: by the session that is open the copy was begun anew, so that what the former
 * duties showed is gone. Only then is there nothing left to fetch under it, and it ends.
 */
export async function endOutdatedSession({
  database,
  services,
  actor,
}: Pick<SyncDeps, 'database' | 'services' | 'actor'>): Promise<void> {
  const { officerId } = actor;
  const own = await database.rows('officer').get(officerId);
  if (own !== undefined && textOf(own) !== textOf(actor)) await services.courier.dutiesChanged({ officerId });
}
