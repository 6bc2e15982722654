import { describe, expect, it } from 'vitest';
import { requestLimitBytes } from '#shared/contract/wire.ts';
import { answerTextWith } from './text-frames.ts';

const seen: unknown[] = [];
const answer = answerTextWith(async (frame) => {
  seen.push(frame);
  return { kind: 'reply', id: 1, ok: true, value: null };
});

/** A JSON string of exactly this many bytes, of three-byte characters as far as they fit. */
function jsonOf(bytes: number): string {
  const inside = bytes - 2;
  return `"${'数'.repeat(Math.floor(inside / 3))}${'a'.repeat(inside % 3)}"`;
}

async function codeOf(text: unknown): Promise<string | undefined> {
  return JSON.parse((await answer(text)).text).error?.code;
}

describe('frames as text', () => {
  it('E6 takes a request of exactly 1 MiB of UTF-8 and refuses one byte more', async () => {
    expect(await codeOf(jsonOf(requestLimitBytes))).toBeUndefined();
    expect(await codeOf(jsonOf(requestLimitBytes + 1))).toBe('bridge.too-large');
  });

  it.each([[null], [new Uint8Array(3)], [{ kind: 'request' }], ['{'], ['']])(
    'E6 refuses what is no JSON text %#',
    async (text) => expect(await codeOf(text)).toBe('bridge.malformed'),
  );

  it.each(['{"__proto__":{"isAdmin":true}}', '{"input":[{"\\u005f_proto__":1}]}'])(
    'E6 refuses the key __proto__ wherever it stands: %s',
    async (text) => {
      seen.length = 0;
      expect(await codeOf(text)).toBe('bridge.malformed');
      expect(seen).toEqual([]);
    },
  );
});
