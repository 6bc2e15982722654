/**
 * A frame on its way from main to a window: JSON text, and beside it the bytes of a file where a reply brings one. In the
 * text they would be a third longer, and be read as characters twice.
 */

/** @property bytes of the one field of the reply's value that its frame names in `bytesIn` */
export type Carried = { readonly text: string; readonly bytes: Uint8Array<ArrayBuffer> | null };

/** The number before them that says how long the text is: 32 bits, little-endian. */
const lengthBytes = 4;

/** What a message of a socket begins with, the bytes come behind it: the length of a text in UTF-8, and the text. */
export const messageHead = (text: Uint8Array): Uint8Array<ArrayBuffer> => {
  const head = new Uint8Array(lengthBytes + text.length);
  new DataView(head.buffer).setUint32(0, text.length, true);
  head.set(text, lengthBytes);
  return head;
};

type Split = { readonly text: Uint8Array; readonly bytes: Uint8Array<ArrayBuffer> };

/** The text and the bytes of a message, views into it. @throws RangeError where it is shorter than it says */
export const splitMessage = (message: ArrayBuffer): Split => {
  const length = new DataView(message).getUint32(0, true);
  const text = new Uint8Array(message, lengthBytes, length);
  return { text, bytes: new Uint8Array(message, lengthBytes + length) };
};
