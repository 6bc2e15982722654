/**
 * 假名: a stable name in place of a value, by HMAC-SM3 under the key of a purpose. Without the key no list of all numbers
 * turns it back, and two purposes' files cannot be joined. It carries a second tag by which it knows itself again, so that
 * a file that went through twice reads as one that went through once.
 */
import type { MaskKeys } from './keys.ts';

/** Sixteen letters, no digit: no detector reads a number into a pseudonym. */
const letters = 'bcdfghjkmnpqrstv';
const nameBytes = 10;
const checkBytes = 4;
const form = new RegExp(`^[${letters}]{${2 * (nameBytes + checkBytes)}}$`, 'u');

const spell = (tag: Uint8Array, bytes: number): string => {
  let text = '';
  for (let at = 0; at < bytes; at += 1) {
    const byte = tag[at] as number;
    text += letters.charAt(byte >> 4) + letters.charAt(byte & 15);
  }
  return text;
};

/** @param subject what is tagged: the kind and the value in plain spelling, so that all its spellings have one name */
export const pseudonymOf = (keys: MaskKeys, subject: string, value: string): string => {
  if (value === '') return '';
  const checkOf = (name: string) => spell(keys.tag(`check\u0000${name}`), checkBytes);
  if (form.test(value)) {
    const name = value.slice(0, 2 * nameBytes);
    if (checkOf(name) === value.slice(2 * nameBytes)) return value;
  }
  const name = spell(keys.tag(`name\u0000${subject}`), nameBytes);
  return name + checkOf(name);
};
