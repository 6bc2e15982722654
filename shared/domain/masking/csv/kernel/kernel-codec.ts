/** A codec that tells UTF-8 by the kernel: without a text of every chunk, which a browser has no other way to tell it by. */
import { type Codec, codecOf, type Encoding } from '../codec.ts';
import { openKernel } from './open-kernel.ts';

export const kernelCodec = (encoding: Encoding): Codec => {
  const codec = codecOf(encoding);
  const kernel = encoding === 'utf-8' ? openKernel() : null;
  if (kernel === null) return codec;
  const at = kernel.heapStart();
  return {
    ...codec,
    isValid: (bytes) => {
      kernel.reach(at + bytes.length);
      new Uint8Array(kernel.memory.buffer, at, bytes.length).set(bytes);
      return Boolean(kernel.isUtf8(at, at + bytes.length));
    },
  };
};
