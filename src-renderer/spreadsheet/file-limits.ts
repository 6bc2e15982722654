/** What a spreadsheet file may be before anything of it is unpacked (a spreadsheet is a zip, and a zip can lie). */
import { fail, ok, type Result } from '#shared/lib/result.ts';

export type FileRefusal =
  | 'file.too-big'
  | 'file.not-xlsx'
  | 'file.old-format'
  | 'file.encrypted'
  | 'file.macros'
  | 'file.unpacks-too-big'
  | 'file.too-many-cells'
  | 'file.damaged';

/** Bytes of the file as it lies on the disk. */
export const fileLimitBytes = 10 * 1024 * 1024;
/** Bytes of everything in it, unpacked: the whole city's catalogue is a tenth of it. */
export const unpackedLimitBytes = 100 * 1024 * 1024;
const partLimit = 1000;

const zipStart = [0x50, 0x4b, 0x03, 0x04];
/** Head of the compound files that .xls and encrypted workbooks are. */
const compoundStart = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const hasText = (bytes: Uint8Array, text: string): boolean => {
  const wanted = new Uint8Array(new Uint16Array([...text].map((each) => each.charCodeAt(0))).buffer);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
};

type Part = { readonly name: string; readonly packed: number; readonly unpacked: number };

const endSignature = 0x06054b50;
const partSignature = 0x02014b50;
const endLength = 22;
const partLength = 46;
const longestComment = 0xffff;

const endOf = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return -1;
};

/** The parts the zip's directory names, with the sizes it declares; null where the directory is broken or of 64 bits. */
const partsOf = (bytes: Uint8Array): readonly Part[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length < endLength ? -1 : endOf(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + partLength > bytes.length || view.getUint32(at, true) !== partSignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + partLength, at + partLength + nameLength));
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    parts.push({ name, packed, unpacked });
    at += partLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
};

/** Bytes that an empty stream takes when it is packed; more than that with nothing declared inside is a lie. */
const emptyStream = 2;

/**
 * Refuses what must not be unpacked. The library stops unpacking a part at the size the directory declares, so the
 * declared sizes bound the memory; a part that declares nothing would not be bounded, and is refused.
 */
export const checkFile = (bytes: Uint8Array): Result<null, FileRefusal> => {
  if (bytes.length > fileLimitBytes) return fail('file.too-big');
  if (startsWith(bytes, compoundStart)) {
    return fail(hasText(bytes, 'EncryptedPackage') ? 'file.encrypted' : 'file.old-format');
  }
  if (!startsWith(bytes, zipStart)) return fail('file.not-xlsx');
  const parts = partsOf(bytes);
  if (parts === null) return fail('file.damaged');
  if (!parts.some(({ name }) => name === '[Content_Types].xml')) return fail('file.not-xlsx');
  if (parts.some(({ name }) => /vbaProject|\/macrosheets\//iu.test(name))) return fail('file.macros');
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const unbounded = parts.some((part) => part.unpacked === 0 && part.packed > emptyStream);
  return parts.length > partLimit || unpacked > unpackedLimitBytes || unbounded
    ? fail('file.unpacks-too-big')
    : ok(null);
};
