import { useMemo } from 'react';
import { useOfficer } from '../app/officer-context.ts';
import { type Sight, sightOf } from './sight.ts';
import { usePlaces } from './use-places.ts';

/** Whose matters the officer looks over; undefined while loading. */
export function useSight(): Sight | undefined {
  const officer = useOfficer();
  const places = usePlaces();
  return useMemo(() => places && sightOf(officer, places), [officer, places]);
}
