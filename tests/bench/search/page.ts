/** The page of one way: builds, asks, saves and loads at the bench's word. */
import { type Doc, docOf } from './doc.ts';
import type { Way } from './way.ts';
import { type WayName, ways } from './ways.ts';

/** Entries of a piece: a segment's. */
const pieceRows = 5_000;

let way: Way;

function* invented(count: number, seed: number): Generator<readonly Doc[]> {
  for (let from = 0; from < count; from += pieceRows)
    yield Array.from({ length: Math.min(pieceRows, count - from) }, (_, number) =>
      docOf(seed, from + number),
    );
}

/** Pieces are made outside of the time that is taken. */
async function build(name: WayName, count: number, seed: number): Promise<number> {
  way = ways[name](count);
  let inventing = 0;
  function* timed(): Generator<readonly Doc[]> {
    const source = invented(count, seed);
    for (;;) {
      const began = performance.now();
      const { done, value } = source.next();
      inventing += performance.now() - began;
      if (done) return;
      yield value;
    }
  }
  const began = performance.now();
  await way.build(timed());
  return performance.now() - began - inventing;
}

/** Milliseconds of each query with its count, its first twenty and five facets. */
function time(queries: readonly string[]): number[] {
  return queries.map((text) => {
    const began = performance.now();
    way.ask(text);
    return performance.now() - began;
  });
}

const totals = (queries: readonly string[]): number[] => queries.map((text) => way.ask(text).total);
const all = (text: string): readonly string[] => way.all(text);

async function load(name: WayName, count: number, query: string): Promise<number> {
  const began = performance.now();
  way = ways[name](count);
  await way.load?.();
  way.all(query);
  return performance.now() - began;
}

const save = async (): Promise<void> => way.save?.();

Object.assign(globalThis, { bench: { build, time, totals, all, load, save } });
