import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImageFile, keepInImage, readImage } from './image-places.ts';

/** What the system writes out by itself, in any order. */
const pageBytes = 4096;

class Stopped extends Error {}

type Change = { readonly at: number; readonly piece: Uint8Array } | { readonly size: number };

/** More than any image of these tests grows to. */
const mostBytes = 2 ** 21;

class Surface {
  readonly bytes = new Uint8Array(mostBytes);
  size = 0;

  do(change: Change): void {
    if ('size' in change) {
      this.bytes.fill(0, change.size, this.size);
      this.size = change.size;
    } else {
      this.bytes.set(change.piece, change.at);
      this.size = Math.max(this.size, change.at + change.piece.length);
    }
  }
}

/** A disk that forgets, when the power goes, any part of what was not flushed. */
class Disk implements ImageFile {
  readonly #seen = new Surface();
  readonly #safe = new Surface();
  #loose: Change[] = [];
  /** Changes until the processor stops. */
  left = Number.POSITIVE_INFINITY;

  read(into: Uint8Array, { at }: { at: number }): number {
    const bytes = this.#seen.bytes.subarray(at, Math.max(at, Math.min(at + into.length, this.#seen.size)));
    into.set(bytes);
    return bytes.length;
  }

  write(from: Uint8Array, { at }: { at: number }): number {
    for (let page = 0; page < from.length; page += pageBytes)
      this.#do({ at: at + page, piece: from.slice(page, page + pageBytes) });
    return from.length;
  }

  truncate(size: number): void {
    this.#do({ size });
  }

  getSize(): number {
    return this.#seen.size;
  }

  flush(): void {
    for (const change of this.#loose.splice(0)) this.#safe.do(change);
  }

  #do(change: Change): void {
    if (this.left === 0) throw new Stopped();
    this.left -= 1;
    this.#seen.do(change);
    this.#loose.push(change);
  }

  /** @param survives of each change in turn whether it had come to the disk, over and over */
  losePower(survives: readonly boolean[]): void {
    this.#loose = this.#loose.filter((_, at) => survives[at % survives.length]);
    this.flush();
    this.#seen.bytes.set(this.#safe.bytes);
    this.#seen.size = this.#safe.size;
    this.left = Number.POSITIVE_INFINITY;
  }
}

const breath = async (): Promise<void> => undefined;

/** The same for the same digest: segments never change. */
const blockOf = (digest: string): Uint8Array<ArrayBuffer> => {
  const number = Number(digest.slice(1));
  return new Uint8Array(number === 0 ? 0 : 3_000 + number * 11_000).fill(number);
};

const keep = (disk: Disk, digests: readonly string[]): Promise<void> =>
  keepInImage(disk, new Map(digests.map((digest) => [digest, () => blockOf(digest)])), breath);

const names = Array.from({ length: 9 }, (_, number) => `d${number}`);

/** Digests whose blocks can be read; every one that is must be that segment's. */
const readable = async (disk: Disk): Promise<readonly string[]> => {
  const found: string[] = [];
  await readImage(disk, new Set(names), {
    take: (digest, block) => {
      expect(Buffer.compare(block, blockOf(digest))).toBe(0);
      found.push(digest);
    },
    breath,
  });
  return found.sort();
};

describe('the image of search blocks', () => {
  it('holds what was kept last, and nothing twice', async () => {
    const disk = new Disk();
    await keep(disk, ['d1', 'd2', 'd3']);
    await keep(disk, ['d3', 'd0', 'd2']);
    expect(await readable(disk)).toEqual(['d0', 'd2', 'd3']);
    await keep(disk, []);
    expect(await readable(disk)).toEqual([]);
    expect(disk.getSize()).toBe(0);
  });

  it('puts a block where one like it was, and does not grow', async () => {
    const disk = new Disk();
    await keep(disk, ['d1', 'd2', 'd3']);
    const size = disk.getSize();
    await keep(disk, ['d2', 'd3']);
    await keep(disk, ['d2', 'd3', 'd1']);
    expect(disk.getSize()).toBe(size);
  });

  it('after a stop at any point has the old blocks that stay, and whole ones alone', async () => {
    const round = fc.record({
      digests: fc.subarray(names),
      stopsAfter: fc.nat({ max: 120 }),
      survives: fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
        const disk = new Disk();
        for (const { digests, stopsAfter, survives } of rounds) {
          const before = await readable(disk);
          disk.left = stopsAfter;
          const isDone = await keep(disk, digests).then(
            () => true,
            (error: unknown) => {
              if (!(error instanceof Stopped)) throw error;
              return false;
            },
          );
          disk.losePower(survives);
          const after = await readable(disk);
          expect(after).toEqual(expect.arrayContaining(before.filter((name) => digests.includes(name))));
          if (isDone) expect(after).toEqual(expect.arrayContaining([...digests]));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that is cut or overwritten ends where it is no longer itself', async () => {
    const disk = new Disk();
    await keep(disk, ['d1', 'd2', 'd3']);
    disk.truncate(disk.getSize() - 40_000);
    expect(await readable(disk)).toEqual(['d1', 'd2']);
    disk.write(new Uint8Array(64).fill(7), { at: 0 });
    expect(await readable(disk)).toEqual([]);
    await keep(disk, ['d4']);
    expect(await readable(disk)).toEqual(['d4']);
  });
});
