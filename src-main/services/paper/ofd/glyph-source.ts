/** A glyph's outline as TrueType writes it. */
export type Outline = {
  /** As it stands in the `glyf` table, without hints; empty for a space. */
  readonly bytes: Buffer;
  /** In units of the em. */
  readonly advance: number;
  readonly leftBearing: number;
};

/** Where outlines come from: the program of a font, or a PDF's own drawings of glyphs. */
export type GlyphSource = {
  readonly unitsPerEm: number;
  /** How far on the next glyph begins, in ems. */
  readonly advance: (glyph: number) => number;
  readonly outline: (glyph: number) => Outline;
};

/** A character of a face, and where its outline (and the parts of that) came from. */
export type FaceGlyph = { readonly outline: Outline; readonly source: GlyphSource };
