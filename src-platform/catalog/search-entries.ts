/** The catalogue searched in PostgreSQL: what the window's index finds, in the same order, with the same counts. */
import type { Actor } from '#shared/domain/action.ts';
import { type FacetName, facetNames } from '#shared/domain/search/facets.ts';
import { fold } from '#shared/domain/search/fold.ts';
import type { SearchCatalogReply, SearchCatalogRequest } from '#shared/protocol/search-catalog.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecords } from '../database/records.ts';
import { sightOf } from '../sync/pull.ts';
import {
  type Bind,
  facetColumn,
  facetConditions,
  type SearchedProvider,
  severalValues,
  textConditions,
} from './search-conditions.ts';

type Counted = readonly [facet: FacetName, value: string, count: number];
type Found = {
  readonly total: number;
  readonly ids: readonly string[];
  readonly counted: readonly Counted[];
};

const providersOf = async (tx: Transaction): Promise<readonly SearchedProvider[]> => {
  const { rows } = await tx.query<{ id: string; name: string; region_id: string }>(
    `SELECT id, body ->> 'name' AS name, body ->> 'regionId' AS region_id
     FROM record WHERE table_name = 'department'`,
  );
  return rows.map(({ id, name, region_id }) => ({ id, name: fold(name), regionId: region_id }));
};

const all = (conditions: Iterable<string>): string => [...conditions, 'true'].join(' AND ');

/** Counts of the facets under a condition, each value as text, in one pass over the hits. */
const countOf = (facets: readonly FacetName[], condition: string): string => {
  const columns = facets.map((facet) => facetColumn[facet]);
  const named = facets.map((facet) => `WHEN ${facetColumn[facet]} IS NOT NULL THEN '${facet}'`);
  return `SELECT CASE ${named.join(' ')} END AS facet,
      COALESCE(${columns.map((column) => `${column}::text`).join(', ')}) AS value, count(*) AS n
    FROM hit WHERE ${condition} GROUP BY GROUPING SETS (${columns.map((column) => `(${column})`).join(', ')})`;
};

/** Facets nothing is chosen from share a pass; 区域 is counted by provider, and apart where either is chosen from. */
const countsOf = (chosen: ReadonlyMap<FacetName, string>): string => {
  const free = facetNames.filter((facet) => facet !== 'region' && !chosen.has(facet));
  const apart = facetNames.filter((facet) => chosen.has(facet));
  if (chosen.has('providerId') && !chosen.has('region')) apart.push('region');
  const others = (facet: FacetName) => [...chosen].filter(([name]) => name !== facet).map(([, each]) => each);
  return [
    ...(free.length === 0 ? [] : [countOf(free, all(chosen.values()))]),
    ...apart.map((facet) => countOf([facet], all(others(facet)))),
  ].join(' UNION ALL ');
};

const statementOf = (
  asked: SearchCatalogRequest,
  scopes: readonly string[],
  providers: readonly SearchedProvider[],
) => {
  const values: unknown[] = [];
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`;
  const terms = textConditions(asked.text, providers, bind);
  const chosen = facetConditions(asked.facets, providers, bind);
  const candidates = terms.flatMap(({ candidate }) => candidate ?? []);
  const columns = [...new Set(Object.values(facetColumn))].join(', ');
  const places = terms.map((_, index) => `place_${index}`);
  const text = `
    WITH hit AS MATERIALIZED (
      SELECT entry_id, rank, ${columns}, ${places.length === 0 ? '0' : `GREATEST(${places.join(', ')})`} AS place
      FROM (
        SELECT entry_id, rank, ${columns}${terms.map(({ place }, index) => `, ${place} AS place_${index}`).join('')}
        FROM entry_search WHERE ${all([`audience && ${bind(scopes, 'text[]')}`, ...candidates])} OFFSET 0
      ) AS candidate
      WHERE ${all(places.map((place) => `${place} IS NOT NULL`))}
    )
    SELECT (SELECT count(*) FROM hit WHERE ${all(chosen.values())}) AS total,
      ARRAY(SELECT entry_id FROM hit WHERE ${all(chosen.values())} ORDER BY place, rank, entry_id
        LIMIT ${bind(asked.limit, 'int')} OFFSET ${bind(asked.offset, 'int')}) AS ids,
      (SELECT COALESCE(json_agg(json_build_array(facet, value, n)), '[]') FROM (${countsOf(chosen)}) AS c) AS counted`;
  return { text, values };
};

/** An array as PostgreSQL writes it; the values are codes, which it never quotes. */
const elementsOf = (array: string): readonly string[] => array.slice(1, -1).split(',');

const countsFrom = (
  counted: readonly Counted[],
  providers: readonly SearchedProvider[],
  regionsApart: boolean,
): SearchCatalogReply['counts'] => {
  const counts = new Map(facetNames.map((name) => [name, new Map<string, number>()]));
  const regionOf = new Map(providers.map(({ id, regionId }) => [id, regionId]));
  const add = (facet: FacetName, value: string, count: number) => {
    const known = counts.get(facet);
    known?.set(value, (known.get(value) ?? 0) + count);
  };
  const addRegion = (providerId: string, count: number) => {
    const region = regionOf.get(providerId);
    if (region !== undefined) add('region', region, count);
  };
  for (const [facet, value, count] of counted) {
    if (facet === 'region') addRegion(value, count);
    else for (const each of severalValues.has(facet) ? elementsOf(value) : [value]) add(facet, each, count);
    if (facet === 'providerId' && !regionsApart) addRegion(value, count);
  }
  return Object.fromEntries(facetNames.map((name) => [name, [...(counts.get(name) ?? [])]])) as never;
};

const isChosen = ({ facets }: SearchCatalogRequest, facet: FacetName): boolean =>
  (facets[facet]?.length ?? 0) > 0;

const ask = async (
  tx: Transaction,
  actor: Actor,
  asked: SearchCatalogRequest,
): Promise<SearchCatalogReply> => {
  const { scopes } = await sightOf(tx, actor);
  const providers = await providersOf(tx);
  const { text, values } = statementOf(asked, scopes, providers);
  const { rows } = await tx.query<Found>(text, values);
  const found = rows[0] ?? { total: 0, ids: [], counted: [] };
  const entries = await fetchRecords(
    tx,
    found.ids.map((id) => ({ table: 'catalogEntry' as const, id })),
  );
  const regionsApart = isChosen(asked, 'region') || isChosen(asked, 'providerId');
  return {
    total: found.total,
    entries: entries.filter((entry) => entry !== undefined) as SearchCatalogReply['entries'],
    counts: countsFrom(found.counted, providers, regionsApart),
  };
};

/** One look at one moment: hits, counts and entries agree. A question that takes too long is broken off. */
export const searchEntries = (
  database: Database,
  actor: Actor,
  asked: SearchCatalogRequest,
): Promise<SearchCatalogReply> =>
  database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Compiling a statement that runs once costs more than it saves; hits are sorted and counted in memory.
    await tx.query("SET LOCAL jit = off; SET LOCAL work_mem = '64MB'; SET LOCAL statement_timeout = '10s'");
    return ask(tx, actor, asked);
  });
