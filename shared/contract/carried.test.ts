import { expect, it } from 'vitest';
import { joinedBytes } from '../lib/joined-bytes.ts';
import { messageHead, splitMessage } from './carried.ts';

it.each([
  ['bytes', Uint8Array.of(1, 2, 255)],
  ['none', new Uint8Array()],
])('a text and %s are one message and two again', (_what, bytes) => {
  const text = Uint8Array.of(123, 125);
  expect(splitMessage(joinedBytes([messageHead(text), bytes]).buffer)).toEqual({ text, bytes });
});

it.each([
  ['nothing', []],
  ['less than its length', [9, 0]],
  ['less than it says', [9, 0, 0, 0, 123]],
])('E6 a message of %s is refused', (_what, given) => {
  expect(() => splitMessage(Uint8Array.from(given).buffer)).toThrow(RangeError);
});
