/** Looking at a PDF with other people's eyes: poppler for text, fonts and pictures, jsQR for the code on it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { freshFolder } from './programs.ts';

const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });

export const pdfText = (file: string): string => run('pdftotext', '-layout', file, '-');
export const pdfInfo = (file: string): string => run('pdfinfo', file);
export const pdfFonts = (file: string): string => run('pdffonts', file);

/** Pixels of a binary PPM, as RGBA. */
const pixelsOf = (file: string): { data: Uint8ClampedArray; width: number; height: number } => {
  const bytes = readFileSync(file);
  const [, w, h] = /^P6\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 40).toString('latin1')) ?? [];
  const [width, height] = [Number(w), Number(h)];
  const rgb = bytes.subarray(bytes.length - width * height * 3);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1)
      data[pixel * 4 + channel] = rgb[pixel * 3 + channel] ?? 0;
  }
  return { data, width, height };
};

/** What the QR code on one of the pages says, or null. */
export const readQrCode = (file: string): string | null => {
  const folder = freshFolder('qr');
  run('pdftoppm', '-r', '150', file, join(folder, 'page'));
  for (const page of readdirSync(folder).toSorted()) {
    const { data, width, height } = pixelsOf(join(folder, page));
    const code = jsQR(data, width, height);
    if (code !== null) return code.data;
  }
  return null;
};

/** Every page as a picture, small enough to keep and large enough to see a line that is out of place. */
export const pagesOf = (file: string): readonly Buffer[] => {
  const folder = freshFolder('pages');
  run('pdftoppm', '-r', '60', '-png', file, join(folder, 'page'));
  return readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name)));
};

/** Pictures of its pages beside the screenshots. */
export const picturePages = (file: string, target: string): void => {
  run('pdftoppm', '-r', '80', '-png', file, target);
};
