/** Which policy packs are switched on, over the whole platform (decision 8); one row, absent until first changed. */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { type CountyPack, countyPack } from '../county-pack/county-pack.ts';
import { usualPacks } from './packs.ts';

export const policySettingId = 'policy';

/** Fourteen counties, each with a new edition every year for five, and some to spare. */
export const mostCountyPacks = 120;

/** As many as the screen shows; the ledger keeps every one. */
export const keptChanges = 50;

export const policySetting = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  /** Ids of packs; one that this build does not carry is kept and not run. */
  packs: z.array(line(40)).min(1).max(4),
  /** The latest last. */
  changes: z
    .array(
      z.strictObject({
        pack: line(40),
        on: z.boolean(),
        reason: paragraph(500),
        at: instant,
        madeAt: instant,
        officerId: identifier,
        departmentId: identifier,
      }),
    )
    .max(keptChanges),
  /** The counties' own, every edition, the latest of each last (八(一)); absent in older rows. */
  countyPacks: z.array(countyPack).max(mostCountyPacks).optional(),
});
export type PolicySetting = z.infer<typeof policySetting>;

/** The ids that are on; what is usual where nobody has decided. */
export const packIdsOf = (setting: Pick<PolicySetting, 'packs'> | null | undefined): readonly string[] =>
  setting?.packs ?? usualPacks;

/** The counties' own packs, ended ones too. */
export const countyPacksOf = (
  setting: Pick<PolicySetting, 'countyPacks'> | null | undefined,
): readonly CountyPack[] => setting?.countyPacks ?? [];
