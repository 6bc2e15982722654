/** The worker of one way: builds, asks, saves and loads at the bench's word, holding nothing that the way does not. */
import type { Doc } from './doc.ts';
import type { Piece, Way } from './way.ts';
import { type WayName, ways } from './ways.ts';

/** Entries of a piece: a segment's. */
const pieceRows = 5_000;

let way: Way;
/** Milliseconds that were waited for pieces. */
let waiting = 0;

const fetched = async (path: string): Promise<Response> => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`no piece: ${path}`);
  return response;
};

/** What is waited for the server is not the way's time. */
const waitedFor = async <T>(work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const piece = await work();
  waiting += performance.now() - began;
  return piece;
};

function* pieces(count: number, seed: number): Generator<Piece> {
  for (let from = 0; from < count; from += pieceRows) {
    const which = `/${seed}/${from}/${Math.min(from + pieceRows, count)}`;
    yield {
      docs: () => waitedFor(async () => (await (await fetched(`/docs${which}`)).json()) as Doc[]),
      columns: () =>
        waitedFor(async () => new Uint8Array(await (await fetched(`/columns${which}`)).arrayBuffer())),
    };
  }
}

async function build(name: WayName, count: number, seed: number): Promise<number> {
  way = ways[name](count);
  const began = performance.now();
  await way.build(pieces(count, seed));
  return performance.now() - began - waiting;
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

/** Until the first page of hits is there, as a screen asks for it. */
async function load(name: WayName, count: number, query: string): Promise<number> {
  const began = performance.now();
  way = ways[name](count);
  await way.load?.();
  way.ask(query);
  return performance.now() - began;
}

const all = (text: string): readonly string[] => way.all(text);
const save = async (): Promise<void> => way.save?.();
/** Chromium is started with `--expose-gc`: what is left afterwards is held. */
const collect = async (): Promise<void> => {
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
