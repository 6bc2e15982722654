/** What is painted on a page, in millimetres from its upper left corner. */
import type { GlyphSource } from './glyph-source.ts';
import type { Matrix, Point } from './matrix.ts';
import type { TrueType } from './true-type.ts';

/** A font as a PDF of Chromium embeds it, with the glyphs that the paper needs. */
export type PdfFont = {
  /** Its PostScript name without the mark of a subset. */
  readonly face: string;
  readonly glyphs: GlyphSource;
  /** Null where the PDF draws the glyphs itself. */
  readonly program: TrueType | null;
  /** How many bytes of a string stand for a glyph. */
  readonly codeBytes: 1 | 2;
  /** The text that the glyph stands for; U+FFFD where the PDF does not say. */
  readonly textOf: (glyph: number) => string;
};

/** Each of red, green and blue from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];
/** A colour and how much it covers, from 0 to 1. */
export type Ink = { readonly colour: Colour; readonly alpha: number };

export type Segment =
  | { readonly kind: 'move' | 'line'; readonly points: readonly [Point] }
  | { readonly kind: 'curve'; readonly points: readonly [Point, Point, Point] }
  | { readonly kind: 'close'; readonly points: readonly [] };

export type PathMark = {
  readonly kind: 'path';
  readonly segments: readonly Segment[];
  readonly fill: Ink | null;
  readonly evenOdd: boolean;
  /** Width in millimetres. */
  readonly stroke: (Ink & { readonly width: number }) | null;
};

export type GlyphMark = {
  readonly kind: 'glyph';
  readonly font: PdfFont;
  readonly glyph: number;
  /** From the font's square (1 × 1, y upwards) to the page. */
  readonly place: Matrix;
  readonly ink: Ink;
};

export type Mark = PathMark | GlyphMark;

export type MarkedPage = {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** In the order of painting. */
  readonly marks: readonly Mark[];
};
