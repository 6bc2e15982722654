import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import { base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { partBytes } from '#shared/domain/delivery/resource-file.ts';
import { callRecord } from '#shared/domain/usage/call-record.ts';
import { unlockedOf } from '../testing/fixtures.ts';
import { createFilesService, type FilesOptions } from './files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});
afterEach(() => rm(folder, { recursive: true }));

const copied = utf8Encode('姓名,公民身份号码\r\n'.repeat(30_000));
const callId = '11111111-1111-4111-8111-111111111111';
const request = { fileId: 'file-1', callId, grantId: 'c-1.grant', purpose: '低保资格核对' };
const record = callRecord.parse({
  id: callId,
  number: 'DY2026-000001',
  grantId: 'c-1.grant',
  caseId: 'c-1',
  caseNumber: 'GX2026-000001',
  entryId: 'e-1',
  entryCode: '100001/1',
  entryName: '在册人口基础信息',
  providerId: 'd-provider',
  userDepartmentId: 'd-user',
  officerId: 'o-user',
  officerName: '张晓雯',
  at: 1_790_000_000_000,
  purpose: '低保资格核对',
  itemNames: ['姓名'],
  rowCount: 0,
  requestDigest: '0'.repeat(64),
  resultDigest: bytesToHex(sm3(copied)),
  file: { id: 'file-1', name: '在册人口.csv', size: copied.length, copyRow: null },
  ledgerSeq: 7,
  ledgerHash: '0'.repeat(64),
});

type Range = { readonly first: number; readonly last: number };

/** A platform whose `cutAt`-th range fails once. */
const serviceOf = ({ cutAt = -1, bytes = copied }: { cutAt?: number; bytes?: Uint8Array } = {}) => {
  const ranges: Range[] = [];
  const parts: Uint8Array[] = [];
  const client: FilesOptions['client'] = {
    declareFile: async () => ({ fileId: 'file-1', received: [] }),
    sendFilePart: async (_token, part) => void parts.push(part.bytes),
    completeFile: async () => {
      throw new BridgeError('file.incomplete', '还没有传完整');
    },
    recordCopy: async () => ({ record, size: copied.length, digest: record.resultDigest }),
    fetchCopyRange: async (_token, { first, last }) => {
      ranges.push({ first, last });
      if (ranges.length - 1 === cutAt) throw new BridgeError('platform.unreachable', '连接不上');
      return bytes.subarray(first, last + 1);
    },
  };
  const unlocked = unlockedOf(join(folder, 'officer'));
  const access = { current: () => unlocked, tokenExpired: async () => {}, turnedAway: async () => {} };
  const service = createFilesService({ client, access, documentsFolder: join(folder, 'documents') });
  return { service, ranges, parts };
};

describe('taking a copy', () => {
  it('[R028] goes on where it was cut, and is saved once it is whole', async () => {
    const { service, ranges } = serviceOf({ cutAt: 1 });
    await expect(service.takeCopy(request)).rejects.toMatchObject({ code: 'platform.unreachable' });
    expect(await readdir(folder)).toEqual(['officer']);
    const { savedTo } = await service.takeCopy(request);
    expect(bytesToHex(sm3(await readFile(savedTo)))).toBe(record.resultDigest);
    expect(ranges.map(({ first }) => first)).toEqual([0, partBytes, partBytes]);
    expect(await readdir(join(folder, 'officer', 'copies'))).toEqual([]);
  });

  it('[R028] whose digest is wrong is not saved, and starts anew', async () => {
    const { service } = serviceOf({ bytes: new Uint8Array(copied.length) });
    await expect(service.takeCopy(request)).rejects.toMatchObject({ code: 'files.damaged' });
    expect(await readdir(folder)).toEqual(['officer']);
    expect(await readdir(join(folder, 'officer', 'copies'))).toEqual([]);
  });

  it('[R049] [R085] has a note beside it: number, purpose, digest, and who answers', async () => {
    const { service } = serviceOf();
    await service.takeCopy(request);
    const names = await readdir(join(folder, 'documents'));
    expect(names.sort()).toEqual(['在册人口.csv', '在册人口.csv.副本说明.txt']);
    const note = await readFile(join(folder, 'documents', '在册人口.csv.副本说明.txt'), 'utf8');
    for (const part of [record.number, record.purpose, record.resultDigest, '由使用部门负责'])
      expect(note).toContain(part);
  });

  it('never overwrites an earlier copy of the same name', async () => {
    const { service } = serviceOf();
    const first = await service.takeCopy(request);
    const second = await service.takeCopy(request);
    expect(second.savedTo).not.toBe(first.savedTo);
    expect(second.savedTo.endsWith(' (2).csv')).toBe(true);
  });
});

describe('sending a file', () => {
  it('hands parts on byte for byte, and the platform’s refusal as it is', async () => {
    const { service, parts } = serviceOf();
    await service.sendPart({ fileId: 'file-1', n: 0, bytes: base64Encode(copied.subarray(0, 100)) });
    expect(parts.map((part) => [...part])).toEqual([[...copied.subarray(0, 100)]]);
    await expect(service.complete({ fileId: 'file-1' })).rejects.toMatchObject({ code: 'file.incomplete' });
  });
});
