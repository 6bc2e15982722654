/** Which way a chosen file is read, by its first bytes: what a file is called says nothing. */
import { jsonLinesSource } from './json-lines-source.ts';
import { delimitedSource, type MaskSource, readSlice } from './mask-source.ts';
import { workbookSource } from './workbook-source.ts';

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** @throws MaskFault */
export const openSource = async (file: Blob): Promise<MaskSource> => {
  const first = await readSlice(file, 0, 8);
  // A zip, and the compound file that an encrypted or an old workbook is.
  if (startsWith(first, 0x50, 0x4b, 0x03, 0x04) || startsWith(first, 0xd0, 0xcf, 0x11, 0xe0))
    return workbookSource(file);
  const text = startsWith(first, 0xef, 0xbb, 0xbf) ? file.slice(3) : file;
  // No title of a column begins with a brace.
  return startsWith(await readSlice(text, 0, 1), 0x7b) ? jsonLinesSource(text) : delimitedSource(file);
};
