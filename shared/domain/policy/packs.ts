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

/** The packs of those ids, in the order this build lists them; an id of a newer build is left out. */
export const packsOf = (ids: readonly string[]): readonly PolicyPack[] =>
  knownPacks.filter(({ id }) => ids.includes(id));

/** Those of the packs that are in force on that civil date: what a new case may be opened under (R110). */
export const packsInForce = (packs: readonly PolicyPack[], date: string): readonly PolicyPack[] =>
  packs.filter((pack) => isInForce(pack, date));
