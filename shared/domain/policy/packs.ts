/** The policy packs this build carries, and which of them apply. */
import { z } from 'zod';
import { national2025 } from './national-2025.ts';
import { isInForce, type PolicyPack } from './pack.ts';
import { xinzhou2022 } from './xinzhou-2022.ts';

export const knownPacks: readonly PolicyPack[] = [xinzhou2022, national2025];

export const packId = z.enum([xinzhou2022.id, national2025.id]);
export type PackId = z.infer<typeof packId>;

/** Applies until an administrator decides otherwise (decision 8). */
export const usualPacks: readonly PackId[] = [xinzhou2022.id];

/**
 * The packs of those ids, in the order this build lists them; an id of a newer build is left out.
 * @param own packs among which the counties' own are looked for, also editions that have ended since
 */
export const packsOf = (ids: readonly string[], own: readonly PolicyPack[] = []): readonly PolicyPack[] =>
  [...knownPacks, ...own.filter(({ regionId }) => regionId !== undefined)].filter(({ id }) =>
    ids.includes(id),
  );

/**
 * Those that govern what a department of that region owes: the ones for everybody, and the region's own where it is in
 * force on that civil date (八(一), R108).
 */
export const packsOfRegion = (
  packs: readonly PolicyPack[],
  regionId: string | null | undefined,
  date: string,
): readonly PolicyPack[] =>
  packs.filter(
    (pack) => pack.regionId === undefined || (pack.regionId === regionId && isInForce(pack, date)),
  );

/** Those of the packs that are in force on that civil date: what a new case may be opened under (R110). */
export const packsInForce = (packs: readonly PolicyPack[], date: string): readonly PolicyPack[] =>
  packs.filter((pack) => isInForce(pack, date));
