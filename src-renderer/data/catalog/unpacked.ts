/** Unpacking what is too large for the thread to stand still for: a segment's search columns, some 1.5 MB of them. */

/** No deflated byte stands for more (RFC 1951: a match of 258 bytes in two bits). */
const mostOfAByte = 1032;

/** How long a gzip member says that its content is: its last four bytes, little-endian (RFC 1952 2.3.1). */
const lengthOf = (member: Uint8Array): number => {
  const length = new DataView(member.buffer, member.byteOffset + member.length - 4).getUint32(0, true);
  if (length > member.length * mostOfAByte) throw new Error('the member says more than it can hold');
  return length;
};

/**
 * Unpacks one gzip member with the browser's own means, straight into one buffer: through a blob and a response it
 * takes twice as long.
 * @throws where it is damaged, cut, or longer than it says
 */
export async function unpacked(member: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(lengthOf(member));
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
  return whole;
}
