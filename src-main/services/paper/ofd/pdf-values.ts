/** The values a PDF is written in (ISO 32000-1 §7.3) and the operators between them (§7.8.2). */
export type Name = { readonly name: string };
export type Reference = { readonly object: number };
export type Operator = { readonly operator: string };
export type Dictionary = ReadonlyMap<string, PdfValue>;
/** A string holds a byte in each character. */
export type PdfValue = number | boolean | null | string | Name | Reference | Dictionary | readonly PdfValue[];

/** The PDF is not as Chromium writes it: nothing is guessed, so that no paper loses a part without a word. */
export class UnreadablePdf extends Error {}

export type PdfReader = {
  /** Null at the end of the text. */
  readonly next: () => { readonly value: PdfValue } | Operator | null;
  /** The value that must stand here. */
  readonly value: () => PdfValue;
  /** Where the next value begins, or the space before it. */
  readonly at: () => number;
};

const space = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y;
const reference = /(\d+) \d+ R(?![A-Za-z])/y;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const name = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const hex = /<([0-9A-Fa-f\s]*)>/y;
const word = /[A-Za-z'"][A-Za-z0-9*]*/y;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Reads from the position on. @param text the file, a byte in each character */
export function readPdf(text: string, from = 0): PdfReader {
  let at = from;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  const isAhead = (ahead: string): boolean => {
    match(space);
    if (!text.startsWith(ahead, at)) return false;
    at += ahead.length;
    return true;
  };
  const value = (): PdfValue => {
    const read = next();
    if (read === null || 'operator' in read) throw new UnreadablePdf('a value is missing');
    return read.value;
  };
  const listUntil = (close: string): PdfValue[] => {
    const list: PdfValue[] = [];
    while (!isAhead(close)) list.push(value());
    return list;
  };
  const next = (): { readonly value: PdfValue } | Operator | null => {
    match(space);
    if (at >= text.length) return null;
    if (isAhead('<<')) return { value: dictionaryOf(listUntil('>>')) };
    if (isAhead('[')) return { value: listUntil(']') };
    if (text[at] === '(') {
      const literal = literalString(text, at);
      at = literal.end;
      return { value: literal.string };
    }
    return single(match);
  };
  return { next, value, at: () => at };
}

function single(match: (pattern: RegExp) => RegExpExecArray | null): { value: PdfValue } | Operator {
  const object = match(reference)?.[1];
  if (object !== undefined) return { value: { object: Number(object) } };
  const digits = match(number)?.[0];
  if (digits !== undefined) return { value: Number(digits) };
  const named = match(name)?.[1];
  if (named !== undefined) return { value: { name: plain(named) } };
  const bytes = match(hex)?.[1];
  if (bytes !== undefined) return { value: Buffer.from(bytes.replace(/\s/gu, ''), 'hex').toString('latin1') };
  const spoken = match(word)?.[0];
  if (spoken === undefined) throw new UnreadablePdf('what stands here is no value');
  return Object.hasOwn(words, spoken) ? { value: words[spoken] ?? null } : { operator: spoken };
}

const plain = (written: string): string =>
  written.replace(/#([0-9A-Fa-f]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function dictionaryOf(list: readonly PdfValue[]): Dictionary {
  const entries = new Map<string, PdfValue>();
  for (let index = 0; index + 1 < list.length; index += 2) {
    const key = list[index];
    if (isName(key)) entries.set(key.name, list[index + 1] ?? null);
  }
  return entries;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string in brackets; `end` is behind the last one. */
function literalString(text: string, start: number): { string: string; end: number } {
  let string = '';
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\\') {
      const octal = /^[0-7]{1,3}/u.exec(text.slice(at + 1, at + 4))?.[0];
      const next = text[at + 1] ?? '';
      string +=
        octal === undefined ? (escapes[next] ?? next) : String.fromCharCode(Number.parseInt(octal, 8));
      at += octal?.length ?? 1;
      continue;
    }
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return { string, end: at + 1 };
    if (character !== '(' || depth > 1) string += character;
  }
  throw new UnreadablePdf('a string does not end');
}

export const isName = (value: PdfValue | undefined): value is Name =>
  typeof value === 'object' && value !== null && 'name' in value;
export const isReference = (value: PdfValue | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'object' in value;
