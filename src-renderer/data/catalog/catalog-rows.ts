/** The catalogue's entries, wherever they lie: what changed goes before what the segments hold (decision 0021). */

import type { PromiseExtended } from 'dexie';
import { gunzipSync } from 'fflate';
import { type CatalogEntry, catalogEntry } from '#shared/domain/catalog/entry.ts';
import { canBeSearched } from '#shared/domain/search/columns/columns-of.ts';
import { KeptWithin } from '#shared/lib/kept-within.ts';
import { openBlock } from '#shared/protocol/segment.ts';
import type { SegmentKey } from '#shared/protocol/segment-places.ts';
import type { RowTable } from '../row-table.ts';
import { blocksOf, type CatalogTables, membersOf, noSegments, readBlock } from './catalog-tables.ts';
import { placesOf, placesWith, type SegmentIndex } from './segment-index.ts';

/** Synchronous, so that a transaction of the browser's database stays open. */
export const gunzip = (member: Uint8Array): Uint8Array => gunzipSync(member);

type Body = Readonly<Record<string, unknown>>;

/** Unpacked blocks kept at hand: a screen asks for neighbours. */
const blocksAtHand = 48;
/**
 * Entries kept read, some 5 KB each: those of one department's screens in a large city. A screen asks the same question
 * after every segment of a first sync and after every change; only what is new is unpacked and read then.
 */
const entriesAtHand = 4_000;
/** An empty answer takes its place as well. */
const weightOf = (answer: readonly CatalogEntry[]): number => answer.length + 1;

type Narrow = (rows: readonly CatalogEntry[]) => readonly CatalogEntry[];
const everyOne: Narrow = (rows) => rows;

const byId = (a: CatalogEntry, b: CatalogEntry): number => (a.id < b.id ? -1 : 1);

/** An entry that this build's schema cannot read counts as none, until a newer build reads it. */
const readEntry = (body: Body): CatalogEntry | undefined => catalogEntry.safeParse(body).data;

/** What segments are asked, and where their answers are kept. */
type Question = {
  readonly places: (index: SegmentIndex) => readonly number[];
  readonly kept: (index: SegmentIndex) => readonly CatalogEntry[] | undefined;
  readonly keep: (index: SegmentIndex, answer: readonly CatalogEntry[]) => void;
};

/** Asked seldom and answered with everything: nothing is kept of it. */
const allOfThem: Question = {
  places: ({ rows }) => [...Array(rows).keys()],
  kept: () => undefined,
  keep: () => undefined,
};

const blockKey = ({ digest }: SegmentIndex, number: number): string => `${digest} ${number}`;

const blockOfPlace = ({ blockRows }: SegmentIndex, place: number): number => Math.floor(place / blockRows);

type Wanted = {
  readonly index: SegmentIndex;
  /** In ascending order. */
  readonly places: readonly number[];
};

/** Entries looked for in one go, one segment's excepted: each may lie in a record of its own, of up to 56 kB, that is held then. */
const mostInOneGo = 256;

/** Where these ids may be, a few segments together. */
const portionsOf = (segments: readonly SegmentIndex[], ids: ReadonlySet<string>): readonly Wanted[][] => {
  const portions: Wanted[][] = [];
  let room = 0;
  for (const index of segments) {
    const places = [...ids].flatMap((id) => placesOf(index, id)).sort((a, b) => a - b);
    if (places.length === 0) continue;
    if (places.length > room) {
      portions.push([]);
      room = mostInOneGo;
    }
    portions.at(-1)?.push({ index, places });
    room -= places.length;
  }
  return portions;
};

export class CatalogRows implements RowTable<CatalogEntry, SegmentKey> {
  readonly #tables: CatalogTables;
  readonly #indexes = new Map<string, SegmentIndex>();
  /** The one used last comes last. */
  readonly #blocks = new Map<string, readonly Body[]>();
  readonly #answers = new KeptWithin(entriesAtHand, weightOf);

  constructor(tables: CatalogTables) {
    this.#tables = tables;
  }

  get(id: string): PromiseExtended<CatalogEntry | undefined> {
    return this.bulkGet([id]).then(([row]) => row);
  }

  bulkGet(ids: readonly string[]): PromiseExtended<readonly (CatalogEntry | undefined)[]> {
    const { changed, removed } = this.#tables;
    return this.#tables.read(async () => {
      const found = await changed.bulkGet([...ids]);
      if (found.every((row) => row !== undefined)) return found;
      const gone = await removed.bulkGet([...ids]);
      const { digests } = await this.#tables.readList();
      const segments = this.#known(digests) ?? (await this.#load(digests));
      const wanted = ids.filter((_, at) => found[at] === undefined && gone[at] === undefined);
      const beneath = await this.#find(segments, new Set(wanted));
      return ids.map((id, at) => found[at] ?? beneath.get(id));
    });
  }

  by(field: SegmentKey, value: string, narrow: Narrow = everyOne): PromiseExtended<readonly CatalogEntry[]> {
    return this.#tables.read(async () => {
      const changed = await this.#tables.changed.where(field).equals(value).toArray();
      const question = this.#whereEqual(field, value);
      return [...narrow([...changed, ...(await this.#unchanged(question, narrow))])].sort(byId);
    });
  }

  toArray(): PromiseExtended<readonly CatalogEntry[]> {
    return this.#tables.read(async () => {
      const changed = await this.#tables.changed.toArray();
      return [...changed, ...(await this.#unchanged(allOfThem))].sort(byId);
    });
  }

  count(): PromiseExtended<number> {
    return this.toArray().then(({ length }) => length);
  }

  put(row: CatalogEntry): PromiseExtended<unknown> {
    return this.bulkPut([row]);
  }

  /** A note of removal may stay beneath: it comes to bear again if this put is taken back. */
  bulkPut(rows: readonly CatalogEntry[]): PromiseExtended<unknown> {
    return this.#tables.changed.bulkPut(rows);
  }

  delete(id: string): PromiseExtended<unknown> {
    return this.bulkDelete([id]);
  }

  bulkDelete(ids: readonly string[]): PromiseExtended<unknown> {
    return this.#tables.write(async () => {
      await this.#tables.changed.bulkDelete([...ids]);
      await this.#tables.removed.bulkPut(ids.map((id) => ({ id })));
    });
  }

  /** Nothing counts any more. Segments stay on the disk: the next list may name them again. */
  clear(): PromiseExtended<unknown> {
    return this.#tables.write(async () => {
      await this.#tables.changed.clear();
      await this.#tables.removed.clear();
      await this.#tables.putList(noSegments);
    });
  }

  takeBack(ids: readonly string[]): PromiseExtended<unknown> {
    return this.#tables.changed.bulkDelete([...ids]);
  }

  /** All entries of a segment, in its order, as far as a search looks at them; null where it has been dropped. */
  async ofSegment(digest: string): Promise<readonly CatalogEntry[] | null> {
    const records = await blocksOf(this.#tables, digest).toArray();
    if (records.length === 0) return null;
    return records
      .flatMap(membersOf)
      .flatMap((member) => openBlock(member, gunzip))
      .filter(canBeSearched);
  }

  /**
   * What the segments of this list hold of these ids, whatever changed since: undefined for an entry that this build
   * cannot read, nothing for one that is not there.
   */
  async asInSegments(
    digests: readonly string[],
    ids: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, CatalogEntry | undefined>> {
    if (ids.size === 0) return new Map();
    return this.#find(this.#known(digests) ?? (await this.#load(digests)), ids);
  }

  /**
   * Nothing here awaits what is at hand already: inside a live question a transaction is lost over an await that asks
   * the disk for nothing.
   */
  #known(digests: readonly string[]): readonly SegmentIndex[] | null {
    const known = digests.flatMap((digest) => this.#indexes.get(digest) ?? []);
    return known.length === digests.length ? known : null;
  }

  /** Of those that are not at hand yet: a first sync brings one after another, and asks after each. */
  async #load(digests: readonly string[]): Promise<readonly SegmentIndex[]> {
    const missing = digests.filter((digest) => !this.#indexes.has(digest));
    for (const index of await this.#tables.indexes.bulkGet(missing))
      if (index !== undefined) this.#indexes.set(index.digest, index);
    return digests.flatMap((digest) => this.#indexes.get(digest) ?? []);
  }

  async #find(
    segments: readonly SegmentIndex[],
    ids: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, CatalogEntry | undefined>> {
    const found = new Map<string, CatalogEntry | undefined>();
    for (const portion of portionsOf(segments, ids)) {
      const atHand = portion.map(({ index, places }) => this.#atHand(index, places));
      const bodies = atHand.every((each) => each !== null)
        ? atHand
        : await Promise.all(portion.map(({ index, places }) => this.#bodies(index, places)));
      for (const body of bodies.flat())
        if (ids.has(String(body.id))) found.set(String(body.id), readEntry(body));
    }
    return found;
  }

  #whereEqual(field: SegmentKey, value: string): Question {
    const nameOf = ({ digest }: SegmentIndex): string => `${digest} ${field} ${value}`;
    return {
      places: (index) => placesWith(index, field, value),
      kept: (index) => this.#answers.get(nameOf(index)),
      keep: (index, answer) => this.#answers.keep(nameOf(index), answer),
    };
  }

  /** The segments' answers, entries left out that changed since. */
  async #unchanged(question: Question, narrow: Narrow = everyOne): Promise<readonly CatalogEntry[]> {
    const overlaid = new Set<unknown>([
      ...(await this.#tables.changed.toCollection().primaryKeys()),
      ...(await this.#tables.removed.toCollection().primaryKeys()),
    ]);
    let rows: CatalogEntry[] = [];
    const { digests } = await this.#tables.readList();
    for (const index of this.#known(digests) ?? (await this.#load(digests))) {
      let answer = question.kept(index);
      if (answer === undefined) {
        const places = question.places(index);
        const bodies = this.#atHand(index, places) ?? (await this.#bodies(index, places));
        answer = bodies.flatMap((body) => readEntry(body) ?? []);
        question.keep(index, answer);
      }
      rows.push(...answer.filter(({ id }) => !overlaid.has(id)));
      if (narrow !== everyOne) rows = [...narrow(rows)];
    }
    return rows;
  }

  /** The entries where all their blocks are at hand. */
  #atHand(index: SegmentIndex, places: readonly number[]): readonly Body[] | null {
    const bodies: Body[] = [];
    for (const place of places) {
      const block = this.#blocks.get(blockKey(index, blockOfPlace(index, place)));
      if (block === undefined) return null;
      const body = block[place % index.blockRows];
      if (body !== undefined) bodies.push(body);
    }
    return bodies;
  }

  /**
   * All blocks are asked for at once: each question to the disk is a journey to another process.
   * @param places in ascending order
   */
  async #bodies(index: SegmentIndex, places: readonly number[]): Promise<readonly Body[]> {
    const byBlock = Map.groupBy(places, (place) => blockOfPlace(index, place));
    const parts = await Promise.all(
      [...byBlock].map(async ([number, within]) => {
        const block = await this.#block(index, number);
        return within.map((place) => block[place % index.blockRows]).filter((body) => body !== undefined);
      }),
    );
    return parts.flat();
  }

  async #block(index: SegmentIndex, number: number): Promise<readonly Body[]> {
    const key = blockKey(index, number);
    const block = this.#blocks.get(key) ?? (await this.#unpack(index, number));
    this.#keepAtHand(key, block);
    return block;
  }

  #keepAtHand(key: string, block: readonly Body[]): void {
    this.#blocks.delete(key);
    this.#blocks.set(key, block);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size > blocksAtHand && oldest !== undefined) this.#blocks.delete(oldest);
  }

  async #unpack({ digest }: SegmentIndex, number: number): Promise<readonly Body[]> {
    const member = await readBlock(this.#tables, digest, number);
    return member === undefined ? [] : openBlock(member, gunzip);
  }
}
