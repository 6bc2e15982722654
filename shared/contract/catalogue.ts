/** The catalogue searched on the platform, while this workstation has none of its own. */
import { searchCatalogReply, searchCatalogRequest } from '#shared/protocol/search-catalog.ts';
import { method } from './method.ts';

/** Codes: those of the courier. */
export const catalogue = {
  methods: { search: method(searchCatalogRequest, searchCatalogReply) },
  events: {},
} as const;
