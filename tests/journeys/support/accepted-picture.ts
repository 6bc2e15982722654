/**
 * A page beside the picture of it that was looked at and accepted. Playwright's tolerance is of the whole page, on which a
 * box or a line may be missing; here every small square must be as it was.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Pixels, pixelsOfPng } from './png.ts';

/** Pixels along the edge of a square; at 60 dpi three characters of the smallest print. */
const side = 16;

/**
 * How far a square may be from the accepted one, as the mean difference of its pixels, 0 to 255. The edges of glyphs differ
 * a little between releases of the browser; a digit in the smallest print that is gone makes more than twice this.
 */
const tolerance = 1.5;

/** Fails unless the page is as it was accepted; `--update-snapshots=all` takes it for accepted. */
export const expectAccepted = (picture: Buffer, name: string): void => {
  expect(picture).toMatchSnapshot(name);
  expect(differences(picture, name)).toEqual([]);
};

/** The squares that differ, by their places. */
export const differences = (picture: Buffer, name: string): readonly string[] =>
  differingSquares(pixelsOfPng(picture), pixelsOfPng(readFileSync(test.info().snapshotPath(name))));

export const differingSquares = (shown: Pixels, accepted: Pixels): readonly string[] => {
  if (shown.width !== accepted.width || shown.height !== accepted.height) return ['size'];
  const across = Math.ceil(shown.width / side);
  const sums = new Float64Array(across * Math.ceil(shown.height / side));
  for (let y = 0; y < shown.height; y += 1)
    for (let x = 0; x < shown.width; x += 1) {
      const pixel = y * shown.width + x;
      const square = Math.floor(y / side) * across + Math.floor(x / side);
      sums[square] = (sums[square] ?? 0) + Math.abs(greyAt(shown, pixel) - greyAt(accepted, pixel));
    }
  return [...sums].flatMap((sum, square) =>
    sum / side ** 2 > tolerance ? [`${(square % across) * side},${Math.floor(square / across) * side}`] : [],
  );
};

const greyAt = ({ data, channels }: Pixels, pixel: number): number => {
  const at = pixel * channels;
  if (channels === 1) return data[at] ?? 0;
  return ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
};
