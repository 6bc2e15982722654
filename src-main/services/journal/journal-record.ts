/** One line of the journal: `kind seq box`, the box sealed under the officer's key and bound to kind and seq. */
import { z } from 'zod';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { utf8Decode, utf8Encode } from '#shared/crypto/bytes.ts';
import { openBox, sealBox } from '#shared/crypto/sm4-box.ts';
import { type Mutation, mutation } from '#shared/protocol/push.ts';
import { systemRandom } from '../keys/secret-key.ts';

export type JournalRecord =
  | { readonly kind: 'append'; readonly seq: number; readonly mutation: Mutation }
  | { readonly kind: 'settle'; readonly seq: number; readonly ids: readonly string[] };

const linePattern = /^(append|settle) ([1-9]\d{0,14}) ([A-Za-z0-9+/]+={0,2})$/u;
const settled = z.array(z.uuid());

/** The line, its line feed included. @param key 16 bytes */
export function writeLine(key: Uint8Array, record: JournalRecord): string {
  const content = record.kind === 'append' ? record.mutation : record.ids;
  const plaintext = utf8Encode(JSON.stringify(content));
  const box = sealBox({ key, aad: aadOf(record.kind, record.seq), plaintext }, systemRandom);
  plaintext.fill(0);
  return `${record.kind} ${record.seq} ${base64Encode(box)}\n`;
}

/** The record of a line without its line feed, or null where the line is damaged, moved or not under this key. */
export function readLine(key: Uint8Array, line: string): JournalRecord | null {
  const [, kind, digits, sealed] = linePattern.exec(line) ?? [];
  if (kind === undefined || digits === undefined || sealed === undefined) return null;
  const seq = Number(digits);
  try {
    const opened = openBox({ key, aad: aadOf(kind, seq), sealed: base64Decode(sealed) });
    const content: unknown = JSON.parse(utf8Decode(opened));
    return kind === 'append'
      ? { kind, seq, mutation: mutation.parse(content) }
      : { kind: 'settle', seq, ids: settled.parse(content) };
  } catch {
    return null;
  }
}

const aadOf = (kind: string, seq: number) => utf8Encode(`desk.journal.v1|${kind}|${seq}`);
