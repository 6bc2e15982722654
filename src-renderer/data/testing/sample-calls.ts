import type { CallRecord } from '#shared/domain/usage/call-record.ts';

export const sampleCall = (patch: Partial<CallRecord> & Pick<CallRecord, 'id' | 'at'>): CallRecord => ({
  number: `DY2026-${patch.id}`,
  grantId: 'right',
  caseId: 'case',
  caseNumber: 'SQ2026-000001',
  entryId: 'entry',
  entryCode: '301001/1',
  entryName: '在册人口基础信息',
  providerId: 'police',
  userDepartmentId: 'civil',
  officerId: 'applicant',
  officerName: '张敏',
  purpose: '低保资格核对',
  itemNames: ['姓名'],
  rowCount: 1,
  requestDigest: 'a'.repeat(64),
  resultDigest: 'b'.repeat(64),
  file: null,
  database: null,
  ledgerSeq: 1,
  ledgerHash: 'c'.repeat(64),
  ...patch,
});

/** Calls a minute apart from an instant on, their ids in their order. */
export const sampleCalls = (
  count: number,
  from: number,
  patch: Partial<CallRecord> = {},
): readonly CallRecord[] =>
  Array.from({ length: count }, (_, index) =>
    sampleCall({
      ...patch,
      id: `${patch.grantId ?? 'right'}-${String(index).padStart(6, '0')}`,
      at: from + index * 60_000,
    }),
  );
