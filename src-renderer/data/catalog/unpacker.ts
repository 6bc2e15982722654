/** Unpacking what is too large for the thread to stand still for: a segment's search columns, some 1.5 MB of them. */

/** No deflated byte stands for more (RFC 1951: a match of 258 bytes in two bits). */
const mostOfAByte = 1032;

/** How long a gzip member says that its content is: its last four bytes, little-endian (RFC 1952 2.3.1). */
const lengthOf = (member: Uint8Array): number => {
  const length = new DataView(member.buffer, member.byteOffset + member.length - 4).getUint32(0, true);
  if (length > member.length * mostOfAByte) throw new Error('the member says more than it can hold');
  return length;
};

type Unpack = (member: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Unpacks one gzip member after the other with the browser's own means, straight into one buffer that is lent until
 * the next call: through a blob and a response it takes twice as long, and a new buffer is memory that the process has
 * not touched before. One call at a time; it throws where the member is damaged, cut, or of another length than it says.
 */
export function createUnpacker(): Unpack {
  let room = new Uint8Array(0);
  return async (member) => {
    const length = lengthOf(member);
    if (room.length < length) room = new Uint8Array(length);
    const whole = room.subarray(0, length);
    await unpackInto(member, whole);
    return whole;
  };
}

async function unpackInto(member: Uint8Array<ArrayBuffer>, whole: Uint8Array): Promise<void> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // What goes wrong with the member is heard of by who reads.
  const written = Promise.all([writer.write(member), writer.close()]).catch(() => undefined);
  let at = 0;
  const reader = readable.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    whole.set(part.value, at);
    at += part.value.length;
  }
  await written;
  if (at !== whole.length) throw new Error('the member is shorter than it says');
}
