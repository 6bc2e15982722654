/** For tests: the record of a use, and the ledger's entry of it. */
import { today } from '#shared/crypto/testing/authority.ts';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import type { LedgerEntry } from '#shared/protocol/ledger.ts';
import { type LedgerSubject, ledgerHash } from '../ledger/chain.ts';
import { issuedBody } from './issued-body.ts';

export const recordOfUse = (over: Partial<CallRecord> = {}): CallRecord => ({
  id: 'call-1',
  number: 'DY2026-000001',
  grantId: 'grant-1',
  caseId: 'case-1',
  caseNumber: issuedBody.caseNumber,
  entryId: 'entry-1',
  entryCode: issuedBody.entryCode,
  entryName: issuedBody.entryName,
  providerId: 'dept-gongan',
  userDepartmentId: 'dept-minzheng',
  officerId: 'officer-a',
  officerName: '张晓雯',
  at: today,
  purpose: '核对',
  itemNames: ['姓名', '户籍地址'],
  rowCount: 1,
  requestDigest: 'c'.repeat(64),
  resultDigest: 'a'.repeat(64),
  file: null,
  database: null,
  ledgerSeq: 7,
  ledgerHash: 'b'.repeat(64),
  ...over,
});

/** What the ledger's entry of that use says. */
export const subjectOfUse = ({
  ledgerSeq: _seq,
  ledgerHash: _hash,
  ...record
}: CallRecord): LedgerSubject => ({
  at: record.at,
  officerId: record.officerId,
  departmentId: record.userDepartmentId,
  deviceId: 'device-1',
  action: 'gateway.call',
  outcome: 'applied',
  subject: { callId: record.id, call: digestOfValue(record) },
});

/** The same as an entry at the seventh place. */
export const useEntry = (record: CallRecord): LedgerEntry => {
  const content = subjectOfUse(record);
  const prevHash = 'd'.repeat(64);
  return { ...content, seq: 7, prevHash, hash: ledgerHash(7, prevHash, content) };
};
