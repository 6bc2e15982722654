import { expect, it } from 'vitest';
import { base64Decode } from '#shared/crypto/base64.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { partBytes } from '#shared/domain/delivery/resource-file.ts';
import { type Sending, sendFile } from './send-file.ts';

const bytes = Uint8Array.from({ length: partBytes * 2 + 5 }, (_, at) => at % 251);
const about = { entryId: 'e-1', name: '名册.csv', itemIds: ['name'], copyRow: false };

it.each([
  ['all parts of a new file', [], [0, 1, 2]],
  ['only what is missing of one begun before', [0, 2], [1]],
])('[R028] sends %s', async (_what, received, expected) => {
  const sent = new Map<number, Uint8Array>();
  const done: string[] = [];
  const shares: number[] = [];
  const service = {
    declare: async ({ size, digest }: { size: number; digest: string }) => {
      expect([size, digest]).toEqual([bytes.length, bytesToHex(sm3(bytes))]);
      return { fileId: 'file-1', received };
    },
    sendPart: async (part: { n: number; bytes: string }) => {
      sent.set(part.n, base64Decode(part.bytes));
      return {};
    },
    complete: async ({ fileId }: { fileId: string }) => {
      done.push(fileId);
      return {} as never;
    },
  } as unknown as Sending['service'];
  await sendFile({ service, blob: new Blob([bytes]), about, onProgress: (share) => shares.push(share) });
  expect([...sent.keys()]).toEqual(expected);
  for (const [n, part] of sent) expect(part).toEqual(bytes.subarray(n * partBytes, (n + 1) * partBytes));
  expect([done, shares.at(-1)]).toEqual([['file-1'], 1]);
});
