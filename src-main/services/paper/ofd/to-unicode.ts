/** A font's ToUnicode map (ISO 32000-1 §9.10.3): which text a glyph stands for. */
const block = /begin(bfchar|bfrange)([\s\S]*?)endbf(?:char|range)/gu;
const range = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/gu;
const pair = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/gu;

/** Text by glyph. */
export function readToUnicode(map: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [, kind, body = ''] of map.matchAll(block)) {
    if (kind === 'bfchar')
      for (const [, code, text] of body.matchAll(pair)) texts.set(code16(code), utf16(text));
    else for (const [, from, to, first, list] of body.matchAll(range)) fill(texts, { from, to, first, list });
  }
  return texts;
}

type Range = Readonly<Record<'from' | 'to' | 'first' | 'list', string | undefined>>;

function fill(texts: Map<number, string>, { from, to, first, list }: Range): void {
  const listed = list?.match(/[0-9A-Fa-f]+/gu);
  for (let code = code16(from), index = 0; code <= code16(to); code += 1, index += 1)
    texts.set(code, listed === undefined ? nth(utf16(first), index) : utf16(listed?.[index]));
}

/** Where a range names one text, each following glyph stands for the following character. */
function nth(text: string, index: number): string {
  const last = text.length - 1;
  return text.slice(0, last) + String.fromCharCode(text.charCodeAt(last) + index);
}

const code16 = (hex: string | undefined): number => Number.parseInt(hex ?? '', 16);
const utf16 = (hex = ''): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
