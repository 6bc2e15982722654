/** The worker of one way: builds, asks, saves and loads at the bench's word, holding nothing that the way does not. */
import { composeColumns } from '#shared/domain/search/columns/compose.ts';
import { docOf } from './doc.ts';
import { type Piece, packed, type Way } from './way.ts';
import { type WayName, ways } from './ways.ts';

/** Entries of a piece: a segment's. */
const pieceRows = 5_000;

let way: Way;
/** Milliseconds that making pieces and what goes on aside took: not the way's. */
let inventing = 0;

function docsFrom(from: number, to: number, seed: number) {
  const began = performance.now();
  const docs = Array.from({ length: to - from }, (_, number) => docOf(seed, from + number));
  inventing += performance.now() - began;
  return docs;
}

function* pieces(count: number, seed: number): Generator<Piece> {
  for (let from = 0; from < count; from += pieceRows) {
    const docs = () => docsFrom(from, Math.min(from + pieceRows, count), seed);
    const columns = async () => {
      const began = performance.now();
      const taken = inventing;
      const bytes = await packed(composeColumns(docs()));
      inventing = taken + performance.now() - began;
      return bytes;
    };
    const aside = async (work: () => Promise<void>) => {
      const began = performance.now();
      await work();
      inventing += performance.now() - began;
    };
    yield { docs, columns, aside };
  }
}

async function build(name: WayName, count: number, seed: number): Promise<number> {
  way = ways[name](count);
  const began = performance.now();
  await way.build(pieces(count, seed));
  return performance.now() - began - inventing;
}

const rounds = 5;
/** No further round is begun after so long. */
const patienceMs = 60_000;

/**
 * Milliseconds of each query with its count, its first twenty and five facets: the least of five rounds, or of as many
 * as there is patience for, since a busy machine takes the processor away in the middle of one.
 */
const time = (queries: readonly string[]): number[] => {
  const least = queries.map(() => Number.POSITIVE_INFINITY);
  const start = performance.now();
  for (let round = 0; round < rounds && performance.now() - start < patienceMs; round += 1)
    queries.forEach((text, at) => {
      const began = performance.now();
      way.ask(text);
      least[at] = Math.min(least[at] as number, performance.now() - began);
    });
  return least;
};

async function load(name: WayName, count: number, query: string): Promise<number> {
  const began = performance.now();
  way = ways[name](count);
  await way.load?.();
  way.all(query);
  return performance.now() - began;
}

const all = (text: string): readonly string[] => way.all(text);
const save = async (): Promise<void> => way.save?.();
/** Chromium is started with `--expose-gc`: what is left afterwards is held. */
const collect = async (): Promise<void> => {
  // What inventing leaves behind is no way's: it is there before the first piece is taken.
  docsFrom(0, pieceRows, 0);
  inventing = 0;
  const { gc } = globalThis as unknown as { gc: () => void };
  for (let times = 0; times < 4; times += 1) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

export const bench = { build, time, all, load, save, collect };
export type Bench = typeof bench;

globalThis.onmessage = async ({ data }: MessageEvent<{ call: keyof Bench; given: unknown[] }>) => {
  const work = bench[data.call] as (...given: unknown[]) => unknown;
  try {
    postMessage({ value: await work(...data.given) });
  } catch (error) {
    postMessage({ fault: String(error) });
  }
};
