/** A field between bytes and text: doubled quotes undone and made, quotes added where a value needs them. */
import type { Codec } from './codec.ts';

const needsQuotes = (text: string, delimiter: string): boolean =>
  /["\r\n]/u.test(text) || text.includes(delimiter);

export const fieldText = (codec: Codec, content: Uint8Array, quoted: 0 | 1 | 2): string => {
  const text = codec.decode(content);
  return quoted === 2 ? text.replaceAll('""', '"') : text;
};

/** The whole field's bytes; one that had quotes keeps them. */
export const fieldBytes = (
  codec: Codec,
  text: string,
  place: { readonly quoted: boolean; readonly delimiter: string },
): Uint8Array =>
  codec.encode(place.quoted || needsQuotes(text, place.delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
