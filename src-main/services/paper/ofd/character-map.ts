/** A `cmap` table: glyph 1 for the first code point, 2 for the second and so on. */

/** Code points that follow each other, as do their glyphs. */
type Run = { readonly first: number; readonly last: number; readonly glyph: number };

/** @param codes ascending */
export function characterMap(codes: readonly number[]): Buffer {
  const runs = runsOf(codes);
  // The older format holds the first 65,536 code points alone; readers of fonts look for both.
  const basic = format4(runsOf(codes.filter((code) => code < 0xffff)));
  const head = Buffer.alloc(20);
  head.writeUInt16BE(2, 2);
  for (const [index, [encoding, offset]] of [
    [1, head.length] as const,
    [10, head.length + basic.length] as const,
  ].entries()) {
    head.writeUInt16BE(3, 4 + 8 * index);
    head.writeUInt16BE(encoding, 6 + 8 * index);
    head.writeUInt32BE(offset, 8 + 8 * index);
  }
  return Buffer.concat([head, basic, format12(runs)]);
}

function runsOf(codes: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, code] of codes.entries()) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === code - 1) runs[runs.length - 1] = { ...run, last: code };
    else runs.push({ first: code, last: code, glyph: index + 1 });
  }
  return runs;
}

function format4(runs: readonly Run[]): Buffer {
  const segments = [...runs, { first: 0xffff, last: 0xffff, glyph: 0 }];
  const count = segments.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const words = [4, 16 + 8 * count, 0, 2 * count, 2 * power, Math.log2(power), 2 * (count - power)];
  words.push(...segments.map(({ last }) => last), 0, ...segments.map(({ first }) => first));
  words.push(...segments.map(({ first, glyph }) => (glyph - first) & 0xffff), ...segments.map(() => 0));
  const table = Buffer.alloc(2 * words.length);
  for (const [index, word] of words.entries()) table.writeUInt16BE(word, 2 * index);
  return table;
}

function format12(runs: readonly Run[]): Buffer {
  const table = Buffer.alloc(16 + 12 * runs.length);
  table.writeUInt16BE(12, 0);
  table.writeUInt32BE(table.length, 4);
  table.writeUInt32BE(runs.length, 12);
  for (const [index, { first, last, glyph }] of runs.entries()) {
    const at = 16 + 12 * index;
    table.writeUInt32BE(first, at);
    table.writeUInt32BE(last, at + 4);
    table.writeUInt32BE(glyph, at + 8);
  }
  return table;
}
