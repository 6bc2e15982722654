/** The catalogue searched on the platform, for a workstation that has none of its own yet. */
import { z } from 'zod';
import { catalogEntry } from '#shared/domain/catalog/entry.ts';
import { facetNames } from '#shared/domain/search/facets.ts';

/** Half a rare character or a null is no text of a database; what it could stand in, no entry holds. */
const searchable = (text: string): boolean => !/[\p{Surrogate}\0]/u.test(text);

/** Characters of a question, hits of one page at most, and how deep a list may be walked. */
export const searchLimits = { text: 200, hits: 100, depth: 10_000_000 } as const;

const words = z.string().max(searchLimits.text).refine(searchable, { message: 'text.unsafe-characters' });

export const searchCatalogRequest = z.strictObject({
  /** As typed; terms are cut at white space and all of them must stand somewhere. */
  text: words,
  /** Within a facet any of the values, between facets all. */
  facets: z.partialRecord(z.enum(facetNames), z.array(words).max(500)),
  offset: z.int().min(0).max(searchLimits.depth),
  limit: z.int().min(1).max(searchLimits.hits),
});
export type SearchCatalogRequest = z.infer<typeof searchCatalogRequest>;

export const searchCatalogReply = z.strictObject({
  total: z.int().min(0),
  /** Of the page asked for, best first. */
  entries: z.array(catalogEntry),
  /** What choosing a value would leave, counted as if its own facet were not chosen from. */
  counts: z.record(z.enum(facetNames), z.array(z.tuple([z.string(), z.int().min(1)]))),
});
export type SearchCatalogReply = z.infer<typeof searchCatalogReply>;
