/** Pixels of a PNG as poppler and the browser write them: eight bits a channel, not interlaced (ISO 15948). */
import { inflateSync } from 'node:zlib';

export type Pixels = {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 RGB, 4 RGBA. */
  readonly channels: number;
  readonly data: Uint8Array;
};

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 };

export const pixelsOfPng = (png: Buffer): Pixels => {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = channelsOf[png[25] ?? -1];
  if (png[24] !== 8 || channels === undefined || png[28] !== 0) throw new Error('another kind of PNG');
  const lines = inflateSync(Buffer.concat(dataOf(png)));
  const stride = width * channels;
  const data = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const line = lines.subarray(y * (stride + 1), (y + 1) * (stride + 1));
    undo({ data, line, from: y * stride, stride, channels });
  }
  return { width, height, channels, data };
};

const dataOf = (png: Buffer): readonly Buffer[] => {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return parts;
};

type Line = { data: Uint8Array; line: Uint8Array; from: number; stride: number; channels: number };

/** §9: each byte lies there as its difference from what the line's filter foretells. */
const undo = ({ data, line, from, stride, channels }: Line): void => {
  for (let x = 0; x < stride; x += 1) {
    const left = x < channels ? 0 : (data[from + x - channels] ?? 0);
    const up = from === 0 ? 0 : (data[from + x - stride] ?? 0);
    const corner = x < channels || from === 0 ? 0 : (data[from + x - stride - channels] ?? 0);
    const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][line[0] ?? 0] ?? 0;
    data[from + x] = (line[x + 1] ?? 0) + foretold;
  }
};

const paeth = (left: number, up: number, corner: number): number => {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
};
