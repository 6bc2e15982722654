import { expect, it } from 'vitest';
import { joinedMessage, splitMessage } from './carried.ts';

it('a text and bytes are one message and two again', () => {
  const [text, bytes] = [Uint8Array.of(123, 125), Uint8Array.of(1, 2, 255)];
  expect(splitMessage(joinedMessage(text, bytes).buffer)).toEqual({ text, bytes });
  const none = new Uint8Array();
  expect(splitMessage(joinedMessage(text, none).buffer)).toEqual({ text, bytes: none });
});

it.each([
  ['nothing', []],
  ['less than its length', [9, 0]],
  ['less than it says', [9, 0, 0, 0, 123]],
])('E6 a message of %s is refused', (_what, given) => {
  expect(() => splitMessage(Uint8Array.from(given).buffer)).toThrow(RangeError);
});
