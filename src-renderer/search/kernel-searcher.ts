/**
 * The catalogue in search blocks: one a segment, which may lie on the disk ready made. What changed since lies in one
 * small block that is made anew with every change, and its older self is hidden.
 */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { columnEntryOf, columnsOf, isFound } from '#shared/domain/search/columns/columns-of.ts';
import { type ColumnEntry, composeColumns } from '#shared/domain/search/columns/compose.ts';
import { areColumns } from '#shared/domain/search/columns/layout.ts';
import { type FacetCounts, facetNames, ownFacets } from '#shared/domain/search/facets.ts';
import { fold } from '#shared/domain/search/fold.ts';
import { termsOf } from '#shared/domain/search/place.ts';
import type { CatalogAnswer, CatalogQuery, CatalogSearcher, DepartmentFacts } from './catalog-query.ts';
import type { FacetView } from './kernel/block-query.ts';
import { isWholeBlock } from './kernel/block-reader.ts';
import { BlockSearch, type HeldBlock } from './kernel/block-search.ts';
import { BlockMaker } from './kernel/kernel.ts';

/** So many changes at once become a block of their own; fewer join the small one. */
const ownBlock = 2048;
/** A block of this many is searched fastest for the memory it takes. */
const fullBlock = 16_384;

const providerFacet = ownFacets.indexOf('providerId');

/** Of a segment without published entries. */
const noBlock = new Uint8Array(0);

class KernelSearcher implements CatalogSearcher<Uint8Array<ArrayBuffer>> {
  readonly #module: WebAssembly.Module;
  readonly #search: BlockSearch;
  /** While blocks are being made. */
  #maker: BlockMaker | null = null;
  /** Null where a segment has nothing to be found. */
  readonly #segments = new Map<string, HeldBlock | null>();
  /** Blocks of many changes at once. */
  #grown: HeldBlock[] = [];
  /** Ids that changed or are no more: hidden in every segment. */
  #over = new Set<string>();
  /** Entries of the small block, by id. */
  #fresh = new Map<string, ColumnEntry>();
  #freshBlock: HeldBlock | null = null;
  #isFreshStale = false;
  #departments: ReadonlyMap<string, { readonly name: string; readonly regionId: string }> = new Map();

  constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#search = new BlockSearch(module);
  }

  blockOf(entries: readonly CatalogEntry[]): Uint8Array<ArrayBuffer> {
    const columns = columnsOf(entries);
    return columns.length === 0 ? noBlock : this.#make(columns);
  }

  blockOfColumns(columns: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
    if (!areColumns(columns)) return null;
    try {
      return this.#make(columns);
    } catch {
      // Its offsets lead astray: whatever made it, it cannot be used, nor can the instance that tried.
      this.#maker = null;
      return null;
    }
  }

  copyOf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    return bytes.slice();
  }

  settled(): void {
    this.#maker = null;
  }

  isWhole(bytes: Uint8Array<ArrayBuffer>): boolean {
    return bytes.length === 0 || isWholeBlock(bytes);
  }

  held(): readonly string[] {
    return [...this.#segments.keys()];
  }

  hold(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.drop(name);
    const block = bytes.length === 0 ? null : this.#search.add(bytes);
    this.#segments.set(name, block);
    if (block === null) return;
    for (const id of this.#over) this.#search.bury(id, [block]);
  }

  drop(name: string): void {
    const block = this.#segments.get(name);
    if (block) this.#search.drop(block);
    this.#segments.delete(name);
  }

  kept(): ReadonlyMap<string, () => Uint8Array<ArrayBuffer>> {
    return new Map(
      [...this.#segments].map(([name, block]) => [
        name,
        () => (block === null ? noBlock : this.#search.bytesOf(block)),
      ]),
    );
  }

  setChanges(changed: readonly CatalogEntry[], removed: readonly string[]): void {
    for (const block of this.#grown) this.#search.drop(block);
    if (this.#freshBlock !== null) this.#search.drop(this.#freshBlock);
    this.#grown = [];
    this.#fresh = new Map();
    this.#freshBlock = null;
    this.#over = new Set();
    this.#search.reveal();
    this.remove(removed);
    this.put(changed);
  }

  put(entries: readonly CatalogEntry[]): void {
    this.remove(entries.map(({ id }) => id));
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const latest = [...byId.values()].filter(isFound).map(columnEntryOf);
    let at = 0;
    for (; latest.length - at >= ownBlock; at += fullBlock)
      this.#grown.push(this.#search.add(this.#make(composeColumns(latest.slice(at, at + fullBlock)))));
    for (const entry of latest.slice(at)) this.#fresh.set(entry.id, entry);
    this.#isFreshStale ||= at < latest.length;
    if (this.#fresh.size >= ownBlock) {
      this.#makeFresh();
      if (this.#freshBlock !== null) this.#grown.push(this.#freshBlock);
      this.#freshBlock = null;
      this.#fresh = new Map();
    }
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) {
      this.#over.add(id);
      if (this.#fresh.delete(id)) this.#isFreshStale = true;
      this.#search.bury(id);
    }
  }

  setDepartments(given: readonly DepartmentFacts[]): void {
    this.#departments = new Map(given.map(({ id, name, regionId }) => [id, { name: fold(name), regionId }]));
  }

  ask({ text, facets, offset, limit }: CatalogQuery): CatalogAnswer {
    this.#makeFresh();
    const views = facetNames.map(
      (name): FacetView => ({
        facet: name === 'region' ? providerFacet : ownFacets.indexOf(name),
        groupOf: name === 'region' ? (id) => this.#departments.get(id)?.regionId ?? null : (value) => value,
        chosen: facets[name] ?? [],
      }),
    );
    const terms = termsOf(text).map((term) => ({
      ...term,
      isProvider: (id: string) => this.#departments.get(id)?.name.includes(term.text) ?? false,
    }));
    const { total, ids, counts } = this.#search.ask({ terms, views, providerFacet, offset, limit });
    return {
      total,
      ids,
      counts: Object.fromEntries(facetNames.map((name, index) => [name, counts[index]])) as FacetCounts,
    };
  }

  size(): number {
    this.#makeFresh();
    return this.#search.ask({ terms: [], views: [], providerFacet, offset: 0, limit: 0 }).total;
  }

  #make(columns: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#maker ??= new BlockMaker(this.#module);
    return this.#maker.make(columns);
  }

  #makeFresh(): void {
    if (!this.#isFreshStale) return;
    if (this.#freshBlock !== null) this.#search.drop(this.#freshBlock);
    const entries = [...this.#fresh.values()];
    this.#freshBlock = entries.length === 0 ? null : this.#search.add(this.#make(composeColumns(entries)));
    this.#isFreshStale = false;
  }
}

export const createKernelSearcher = (module: WebAssembly.Module): CatalogSearcher<Uint8Array<ArrayBuffer>> =>
  new KernelSearcher(module);
