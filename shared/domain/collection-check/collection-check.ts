/** The record of a collection that was checked against the catalogue before it began (四(一); R030). */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { type BasisRank, basisRank } from '../policy/basis-rank.ts';

/** What the officer decided about a proposed item. */
export const itemResolution = z.discriminatedUnion('kind', [
  /** Nothing in the catalogue supplies it. */
  z.strictObject({ kind: z.literal('collect') }),
  /** 改用共享: obtained from that entry, not collected. */
  z.strictObject({ kind: z.literal('share'), entryId: identifier }),
  /** 不是同一数据: only where no name reads the same. */
  z.strictObject({ kind: z.literal('different'), reason: paragraph(400) }),
  /** 法律、法规另有规定: collected all the same. */
  z.strictObject({ kind: z.literal('exception'), basis: paragraph(400), basisRank }),
]);
export type ItemResolution = z.infer<typeof itemResolution>;

export const proposedItem = z.strictObject({ name: line(100), resolution: itemResolution });
export type ProposedItem = z.infer<typeof proposedItem>;

export const collectionProposal = z.strictObject({
  name: line(200),
  purpose: paragraph(1000),
  items: z.array(proposedItem).min(1).max(60),
});
export type CollectionProposal = z.infer<typeof collectionProposal>;

export const supply = z.strictObject({
  entryId: identifier,
  entryName: line(200),
  providerId: identifier,
  itemId: identifier,
  itemName: line(200),
  likeness: z.enum(['same', 'near']),
});

export const collectionCheck = z.strictObject({
  id: identifier,
  departmentId: identifier,
  officerId: identifier,
  at: instant,
  madeAt: instant,
  name: line(200),
  purpose: paragraph(1000),
  /** With what the catalogue held that day. */
  items: z
    .array(proposedItem.extend({ supplies: z.array(supply).max(20) }))
    .min(1)
    .max(60),
});
export type CollectionCheck = z.infer<typeof collectionCheck>;

/** 法律、法规: the only texts that can except from the rule; a policy paper cannot (四(一)). */
const exceptingRanks: readonly BasisRank[] = ['law', 'administrative-regulation', 'local-regulation'];

export const canExcept = (rank: BasisRank): boolean => exceptingRanks.includes(rank);
