/**
 * A frame on its way from main to a window: JSON text, and beside it the bytes of a file where a reply brings one. In the
 * text they would be a third longer, and be read as characters twice.
 */

import { type Bytes, utf8Decode, utf8Encode } from '../crypto/bytes.ts';

/** @property bytes of the one field of the reply's value that its frame names in `bytesIn` */
export type Carried = { readonly text: string; readonly bytes: Bytes | null };

/** The number before them that says how long the text is: 32 bits, little-endian. */
const lengthBytes = 4;

/** Text and bytes as one message of a socket. */
export const joinedMessage = (text: string, bytes: Uint8Array): Bytes => {
  const written = utf8Encode(text);
  const message = new Uint8Array(lengthBytes + written.length + bytes.length);
  new DataView(message.buffer).setUint32(0, written.length, true);
  message.set(written, lengthBytes);
  message.set(bytes, lengthBytes + written.length);
  return message;
};

/** Text and bytes again; the bytes are a view into the message. @throws where it is shorter than it says */
export const splitMessage = (message: ArrayBuffer): Carried => {
  const length = new DataView(message).getUint32(0, true);
  const written = new Uint8Array(message, lengthBytes, length);
  return { text: utf8Decode(written), bytes: new Uint8Array(message, lengthBytes + length) };
};
