/**
 * UTF-8 and GB18030 (of which GBK and GB 2312 are parts) as bytes. Runtimes decode both and encode UTF-8 alone: the other
 * direction is made once by decoding every character the standard gives two or four bytes.
 */
export type Encoding = 'utf-8' | 'gb18030';

export type Codec = {
  readonly encoding: Encoding;
  /** @throws TypeError on bytes that are none of the encoding */
  readonly decode: (bytes: Uint8Array) => string;
  readonly encode: (text: string) => Uint8Array;
  readonly isValid: (bytes: Uint8Array) => boolean;
};

/** Present in every runtime we support, but typed only by the DOM or Node libraries, which shared/ has not. */
type TextCodecs = {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new (
    label: Encoding,
    options: { fatal: true; ignoreBOM: true },
  ) => { decode(bytes: Uint8Array): string };
};
const { TextEncoder, TextDecoder } = globalThis as unknown as TextCodecs;

type Decode = (bytes: Uint8Array) => string;

const decodes = (decode: Decode, bytes: Uint8Array): boolean => {
  try {
    decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const noteTwoBytes = (table: Int32Array, decode: Decode): void => {
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Uint8Array.of(lead, trail);
      if (!decodes(decode, bytes)) continue;
      const text = decode(bytes);
      if (text.length === 1 && table[text.charCodeAt(0)] === 0)
        table[text.charCodeAt(0)] = (lead << 8) | trail;
    }
};

/** Bytes of the number-th four-byte code, counted from 81 30 81 30. */
const fourBytes = (number: number): readonly [number, number, number, number] => [
  0x81 + Math.floor(number / 12_600),
  0x30 + (Math.floor(number / 1_260) % 10),
  0x81 + (Math.floor(number / 10) % 126),
  0x30 + (number % 10),
];
/** Four-byte codes of the basic plane end at 84 31 A4 39; U+10000 is 90 30 81 30, and from there they count on. */
const basicCodes = 39_420;
const beyondBasic = 189_000;

const noteFourBytes = (table: Int32Array, decode: Decode): void => {
  for (let number = 0; number < basicCodes; number += 1) {
    const bytes = Uint8Array.from(fourBytes(number));
    if (!decodes(decode, bytes)) continue;
    const text = decode(bytes);
    if (text.length === 1 && table[text.charCodeAt(0)] === 0) table[text.charCodeAt(0)] = -1 - number;
  }
};

const gbTable = (decode: Decode): Int32Array => {
  const table = new Int32Array(0x1_0000);
  noteTwoBytes(table, decode);
  noteFourBytes(table, decode);
  return table;
};

const encodeGb = (table: Int32Array, text: string): Uint8Array => {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    const noted = point > 0xffff ? -1 - (beyondBasic + point - 0x1_0000) : (table[point] as number);
    if (point < 0x80) bytes.push(point);
    else if (noted > 0) bytes.push(noted >> 8, noted & 0xff);
    else if (noted < 0) bytes.push(...fourBytes(-1 - noted));
    else bytes.push(0x3f);
  }
  return Uint8Array.from(bytes);
};

/** A codec of its own; that of GB18030 takes some tens of milliseconds to make, when it first encodes. */
export const codecOf = (encoding: Encoding): Codec => {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const decode: Decode = (bytes) => decoder.decode(bytes);
  const isValid = (bytes: Uint8Array) => decodes(decode, bytes);
  if (encoding === 'utf-8') {
    const encoder = new TextEncoder();
    return { encoding, decode, encode: (text) => encoder.encode(text), isValid };
  }
  let table: Int32Array | null = null;
  const encode = (text: string) => {
    table ??= gbTable(decode);
    return encodeGb(table, text);
  };
  return { encoding, decode, encode, isValid };
};
