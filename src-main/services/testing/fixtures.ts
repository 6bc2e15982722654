/** Officers, acts and papers for the tests of the services. Nobody here is real. */
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { type Lease, leaseTerm } from '#shared/protocol/lease.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import type { UnlockedOfficer } from '../session/officer-access.ts';

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'desk-test-'));

/** A workstation whose identity file was never made by chance. */
export const testDeviceId = 'device-00000000-0000-4000-8000-000000000000';

export const officerOf = (id: string): Officer => ({
  id,
  name: '张晓梅',
  departmentId: 'dept-minzheng',
  roles: ['data-officer'],
  demonstration: true,
});

export const signInReplyOf = (id: string, token: string, now = 1_790_000_000_000): SignInReply => ({
  token,
  officer: officerOf(id),
  departmentName: '忻州市民政局',
  demonstration: true,
  expiresAt: 1_800_000_000_000,
  serverTime: now,
  lease: leaseOf(id, now),
  recoveryKey: 'c'.repeat(64),
});

export const leaseOf = (officerId: string, now: number, deviceId = testDeviceId): Lease => ({
  deviceId,
  officerId,
  issuedAt: now,
  until: now + leaseTerm,
  signature: 'a'.repeat(128),
});

export const unlockedOf = (folder: string, over: Partial<UnlockedOfficer> = {}): UnlockedOfficer => ({
  officer: officerOf('officer-a'),
  departmentName: '忻州市民政局',
  demonstration: true,
  folder,
  dataKey: new Uint8Array(32).map((_, index) => index + 1),
  token: 'a'.repeat(64),
  ...over,
});

export const mutationOf = (officerId = 'officer-a', args: unknown = { note: '低保复核' }): Mutation => ({
  id: randomUUID(),
  name: 'submitCase',
  args,
  madeAt: 1_790_000_000_000,
  officerId,
});

const hex = (digit: string, length = 64) => digit.repeat(length);

export const certificateOf = (over: Partial<Certificate['body']> = {}): Certificate => ({
  id: 'certificate-1',
  userDepartmentId: 'dept-minzheng',
  caseId: 'case-1',
  callIds: ['call-1'],
  body: {
    number: 'PZ-2026-000017',
    issuedAt: Date.UTC(2026, 10, 23, 6),
    userDepartment: '忻州市民政局',
    providerDepartment: '忻州市公安局',
    issuedTo: '张晓梅',
    entryName: '常住人口户籍登记信息',
    entryCode: '301001/17',
    caseNumber: 'SX-2026-00042',
    calls: [
      {
        number: 'DY-2026-000001',
        // 16:30 UTC is already the next day in China.
        at: Date.UTC(2026, 10, 22, 16, 30, 5),
        officerName: '张晓梅',
        purpose: '低保资格复核',
        itemNames: ['姓名', '户籍地址'],
        rowCount: 1,
        resultDigest: hex('a'),
        ledgerSeq: 1001,
        ledgerHash: hex('b'),
      },
    ],
    ...over,
  },
  digest: hex('c'),
  signature: hex('d', 128),
  sealKey: `04${hex('e', 128)}`,
  demonstration: true,
});
