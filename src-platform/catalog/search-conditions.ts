/** The rule of place.ts as conditions of one SQL statement, with their values apart. */
import { type FacetName, facetNames } from '#shared/domain/search/facets.ts';
import { type SearchTerm, termsOf } from '#shared/domain/search/place.ts';
import { readingPattern } from '#shared/domain/search/read-names.ts';
import { tokensHolding, tokensReading } from '#shared/domain/search/tokens.ts';

/** A department as the search needs it: its name folded. */
export type SearchedProvider = { readonly id: string; readonly name: string; readonly regionId: string };

/** Collects values; answers what stands for one in the statement. */
export type Bind = (value: unknown, type: string) => string;

/** The column of each facet; where an entry may have several values, an array. 区域 follows from the provider. */
export const facetColumn: Readonly<Record<FacetName, string>> = {
  shareType: 'share_type',
  providerId: 'provider_id',
  libraryKind: 'library_kind',
  library: 'library',
  updateCycle: 'update_cycle',
  exchangeMethod: 'exchange_methods',
  format: 'formats',
  grade: 'grade',
  dedicated: 'dedicated',
  region: 'provider_id',
};
export const severalValues: ReadonlySet<FacetName> = new Set(['exchangeMethod', 'format']);

export type TermConditions = {
  /** True for every entry that has the term, and some others; null where nothing could be left out by an index. */
  readonly candidate: string | null;
  /** The number of the best place (place.ts), or null. */
  readonly place: string;
};

const candidateOf = (term: SearchTerm, providerIds: readonly string[], bind: Bind): string | null => {
  const sets = [tokensHolding(term.text), ...term.spellings.map(tokensReading)];
  if (sets.some((tokens) => tokens.length === 0)) return null;
  const unique = [...new Map(sets.map((tokens) => [tokens.join(), tokens])).values()];
  const ways = unique.map((tokens) => `tokens @> ${bind(tokens, 'int4[]')}`);
  if (providerIds.length > 0) ways.push(`provider_id = ANY (${bind(providerIds, 'text[]')})`);
  return `(${ways.join(' OR ')})`;
};

export const termConditions = (
  term: SearchTerm,
  providers: readonly SearchedProvider[],
  bind: Bind,
): TermConditions => {
  const text = bind(term.text, 'text');
  const pattern = readingPattern(term.spellings);
  const providerIds = providers.filter(({ name }) => name.includes(term.text)).map(({ id }) => id);
  const cases = [
    `name = ${text} THEN 0`,
    `starts_with(name, ${text}) THEN 1`,
    `strpos(name, ${text}) > 0 THEN 2`,
    ...(pattern === null ? [] : [`reading ~ ${bind(pattern, 'text')} THEN 3`]),
    `strpos(code, ${text}) > 0 THEN 4`,
    `strpos(items, ${text}) > 0 THEN 5`,
    `strpos(abstract, ${text}) > 0 THEN 6`,
    ...(providerIds.length === 0 ? [] : [`provider_id = ANY (${bind(providerIds, 'text[]')}) THEN 7`]),
  ];
  return {
    candidate: candidateOf(term, providerIds, bind),
    place: `CASE ${cases.map((each) => `WHEN ${each}`).join(' ')} END`,
  };
};

/** The conditions of what was typed, one for each term. */
export const textConditions = (
  typed: string,
  providers: readonly SearchedProvider[],
  bind: Bind,
): readonly TermConditions[] => termsOf(typed).map((term) => termConditions(term, providers, bind));

/** One condition for each facet from which something is chosen. */
export const facetConditions = (
  chosen: Readonly<Partial<Record<FacetName, readonly string[]>>>,
  providers: readonly SearchedProvider[],
  bind: Bind,
): ReadonlyMap<FacetName, string> => {
  const conditions = new Map<FacetName, string>();
  for (const facet of facetNames) {
    const values = chosen[facet] ?? [];
    if (values.length === 0) continue;
    const wanted =
      facet === 'region'
        ? providers.filter(({ regionId }) => values.includes(regionId)).map(({ id }) => id)
        : values;
    const given = bind(wanted, 'text[]');
    const column = facetColumn[facet];
    conditions.set(facet, severalValues.has(facet) ? `${column} && ${given}` : `${column} = ANY (${given})`);
  }
  return conditions;
};
