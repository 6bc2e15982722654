/** Which platform a filed entry waits for, and whose desk that is (三(一)¶2, 一(四)¶3). */
import type { Department, Region } from '../organisation/organisation.ts';
import type { EntryDraft } from './entry-draft.ts';
import type { FilingHop } from './filing-receipt.ts';

/** A region with a logical platform files there first; whatever has none of its own files to the city (R009). */
export const nextHop = (
  draft: Pick<EntryDraft, 'state'>,
  providerRegion: Pick<Region, 'logicalPlatform'>,
): FilingHop =>
  (draft.state === 'filed' || draft.state === 'removal-filed') && providerRegion.logicalPlatform
    ? 'own-level'
    : 'city';

/** True where the department manages the platform of that hop for a provider of that region. */
export const isDeskOf = (
  hop: FilingHop,
  place: { readonly desk: Department; readonly deskRegion: Region; readonly region: Region },
): boolean => {
  const { desk, deskRegion, region } = place;
  if (!desk.management) return false;
  return hop === 'own-level' ? desk.regionId === region.id : deskRegion.level === 'city';
};
