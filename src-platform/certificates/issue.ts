/** Issuing a 数据资源调用记录凭证 over recorded calls of one case (五(四)5, R066). */
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import {
  type Certificate,
  type CertificateBody,
  certificateLine,
  certificateSignedValue,
} from '#shared/domain/certificate/certificate.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import type { Caller } from '../access/sessions.ts';
import { issueNumber } from '../authority/numbering.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord, writeRecords } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';
import { ledgerSays, recordedCalls } from './recorded-calls.ts';
import type { Seal } from './seal.ts';

export type CertificateDesk = {
  readonly database: Database;
  readonly now: () => number;
  readonly seal: Seal;
};
export type IssueRequest = { readonly certificateId: string; readonly callIds: readonly string[] };

const callsOf = async (
  tx: Transaction,
  caller: Caller,
  callIds: readonly string[],
): Promise<CallRecord[]> => {
  const ids = [...new Set(callIds)];
  const calls = await recordedCalls(tx, ids);
  if (calls.length !== ids.length) throw new ProblemError('record.missing', 'callIds');
  const own = calls.every((call) => call.userDepartmentId === caller.actor.departmentId);
  if (!own) throw new ProblemError('department.wrong', 'callIds');
  if (new Set(calls.map((call) => call.caseId)).size !== 1) throw new ProblemError('args.invalid', 'callIds');
  for (const call of calls)
    if (!(await ledgerSays(tx, call))) throw new ProblemError('certificate.ledger', 'callIds');
  return calls.toSorted((a, b) => a.ledgerSeq - b.ledgerSeq);
};

const sameIds = (some: readonly string[], others: readonly string[]): boolean =>
  some.every((id) => others.includes(id)) && others.every((id) => some.includes(id));

const departmentName = async (tx: Transaction, id: string): Promise<string> =>
  (await fetchRecord(tx, { table: 'department', id }))?.name ?? id;

const bodyOf = async (
  tx: Transaction,
  calls: readonly [CallRecord, ...CallRecord[]],
  head: Pick<CertificateBody, 'number' | 'issuedAt' | 'issuedTo'>,
): Promise<CertificateBody> => {
  const [first] = calls;
  return {
    ...head,
    userDepartment: await departmentName(tx, first.userDepartmentId),
    providerDepartment: await departmentName(tx, first.providerId),
    entryName: first.entryName,
    entryCode: first.entryCode,
    caseNumber: first.caseNumber,
    calls: calls.map(certificateLine),
  };
};

/**
 * Throws role.missing, record.missing, department.wrong, args.invalid (calls of several cases), certificate.ledger,
 * record.exists. A repeat answers the same.
 */
export const issueCertificate = (
  desk: CertificateDesk,
  caller: Caller,
  request: IssueRequest,
): Promise<Certificate> =>
  withLedger(desk.database, async (writer) => {
    if (!caller.actor.roles.includes('data-officer')) throw new ProblemError('role.missing');
    const known = await fetchRecord(writer.tx, { table: 'certificate', id: request.certificateId });
    if (known !== undefined) {
      const own = known.userDepartmentId === caller.actor.departmentId;
      if (own && sameIds(request.callIds, known.callIds)) return known;
      throw new ProblemError('record.exists');
    }
    const [first, ...rest] = await callsOf(writer.tx, caller, request.callIds);
    if (first === undefined) throw new ProblemError('record.missing', 'callIds');
    const issuedAt = desk.now();
    const number = await issueNumber(writer.tx, 'certificate', issuedAt);
    const head = { number, issuedAt, issuedTo: caller.actor.officerName };
    const body = await bodyOf(writer.tx, [first, ...rest], head);
    const digest = digestOfValue(body);
    const row: Certificate = {
      id: request.certificateId,
      userDepartmentId: first.userDepartmentId,
      caseId: first.caseId,
      callIds: [first, ...rest].map((call) => call.id),
      body,
      digest,
      signature: desk.seal.sign(certificateSignedValue(number, digest)),
      sealKey: desk.seal.publicKey,
      demonstration: desk.seal.demonstration,
    };
    await writeRecords(writer.tx, [{ table: 'certificate', row }], writer.nextSeq);
    writer.append({
      at: issuedAt,
      officerId: caller.actor.officerId,
      departmentId: caller.actor.departmentId,
      deviceId: caller.deviceId,
      action: 'certificate.issue',
      outcome: 'applied',
      subject: { certificateId: row.id, number, digest },
    });
    return row;
  });
