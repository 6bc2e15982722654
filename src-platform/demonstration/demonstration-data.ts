/** The demonstration data a fresh platform starts with: invented people, real kinds of department and resource. */
import { z } from 'zod';
import { type CatalogEntry, catalogEntry } from '#shared/domain/catalog/entry.ts';
import {
  type Department,
  department,
  type Officer,
  officer,
  type Region,
  region,
} from '#shared/domain/organisation/organisation.ts';
import type { SharedLibrary } from '#shared/domain/shared-library/shared-library.ts';
import { identifier } from '#shared/lib/text.ts';
import {
  compactEntry,
  compactGroup,
  type Filing,
  filingGroup,
  itemTypes,
  profile,
} from './compact-source.ts';
import { type ExpansionSource, expandEntry } from './expand-entry.ts';
import { check, checkEach, readSource, sourceNames } from './read-source.ts';

/** A login and the officer it belongs to; the loader of the platform sets the password. */
export const demonstrationAccount = z.strictObject({
  login: z.string().regex(/^[a-z]+\.[a-z]+$/u),
  officerId: identifier,
});
export type DemonstrationAccount = z.infer<typeof demonstrationAccount>;

/** Who leads and feeds a base or theme library of the demonstration. */
export type LibraryParties = Pick<SharedLibrary, 'id' | 'library' | 'leadId' | 'memberIds'>;

export type Demonstration = {
  readonly regions: readonly Region[];
  readonly departments: readonly Department[];
  readonly officers: readonly Officer[];
  readonly accounts: readonly DemonstrationAccount[];
  readonly entries: readonly CatalogEntry[];
  readonly libraries: readonly LibraryParties[];
  readonly filings: { readonly source: ExpansionSource; readonly filings: readonly Filing[] };
};

const expandAt = (value: unknown, source: ExpansionSource, place: string): CatalogEntry => {
  const compact = check(compactEntry, value, place);
  let expanded: CatalogEntry;
  try {
    expanded = expandEntry(compact, source);
  } catch (cause) {
    throw new Error(`demonstration data: ${place}: ${String(cause)}`, { cause });
  }
  return check(catalogEntry, expanded, place);
};

const loadGroups = () =>
  sourceNames('catalog').map((name) => ({ name, ...check(compactGroup, readSource(name), name) }));

const loadFilings = (): Demonstration['filings'] => {
  const profiles = check(z.record(z.string(), profile), readSource('profiles.json'), 'profiles.json');
  const types = check(itemTypes, readSource('item-types.json'), 'item-types.json');
  const { entries, ...group } = check(filingGroup, readSource('filings.json'), 'filings.json');
  return { source: { group, profiles, types }, filings: entries };
};

const loadEntries = (): readonly CatalogEntry[] => {
  const profiles = check(z.record(z.string(), profile), readSource('profiles.json'), 'profiles.json');
  const types = check(itemTypes, readSource('item-types.json'), 'item-types.json');
  return loadGroups().flatMap(({ name, entries, ...group }) =>
    entries.map((entry, index) => expandAt(entry, { group, profiles, types }, `${name}[${index}]`)),
  );
};

/** The department a group stands under leads its library; whoever else provides entries of it takes part. */
const loadLibraries = (entries: readonly CatalogEntry[]): readonly LibraryParties[] =>
  loadGroups().flatMap(({ prefix, library, provider }) => {
    if (library.kind === 'department') return [];
    const providers = entries
      .filter(({ id }) => id.startsWith(`entry-${prefix}-`))
      .map(({ providerId }) => providerId);
    const memberIds = [...new Set(providers)].filter((id) => id !== provider);
    return [{ id: `library-${prefix}`, library, leadId: provider, memberIds }];
  });

const loadEach = <T>(schema: z.ZodType<T>, name: string): readonly T[] =>
  checkEach(schema, readSource(name), name);

/** Everything, validated; throws naming the file and the index of the first fault. */
export const loadDemonstration = (): Demonstration => {
  const entries = loadEntries();
  return { ...loadOrganisation(), entries, libraries: loadLibraries(entries), filings: loadFilings() };
};

const loadOrganisation = () => ({
  regions: loadEach(region, 'regions.json'),
  departments: loadEach(department, 'departments.json'),
  officers: loadEach(officer, 'officers.json'),
  accounts: loadEach(demonstrationAccount, 'accounts.json'),
});
