/** A copy of a file going to a grantee (R028, R049): checked, recorded in the ledger, and only then handed out. */
import type { z } from 'zod';
import { bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { checkCopy } from '#shared/domain/delivery/check-delivery.ts';
import { copyRowOf } from '#shared/domain/delivery/copy-row.ts';
import { partCount, type ResourceFile } from '#shared/domain/delivery/resource-file.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { checkUse } from '#shared/domain/usage/check-use.ts';
import type { CopyReply, copyRequest } from '#shared/protocol/file.ts';
import type { Caller } from '../access/sessions.ts';
import { issueNumber } from '../authority/numbering.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord, writeRecords } from '../database/records.ts';
import { type Gateway, grantedItems, otherCallsToday } from '../gateway/call-resource.ts';
import { noteFirstUse } from '../gateway/first-use.ts';
import { ProblemError } from '../http/problem.ts';
import { type LedgerWriter, withLedger } from '../ledger/ledger.ts';
import { readPart } from './file-store.ts';

export type CopyRequest = z.output<typeof copyRequest>;
export type CopyAsked = { readonly caller: Caller; readonly fileId: string; readonly request: CopyRequest };

type Allowed = { readonly grant: Grant; readonly file: ResourceFile; readonly items: CatalogEntry['items'] };

/** Throws record.missing, file.items-outside, and the refusals of checkUse and grantedItems. */
export const allowCopy = async (tx: Transaction, now: number, asked: CopyAsked): Promise<Allowed> => {
  const { caller, request, fileId } = asked;
  const grant = await fetchRecord(tx, { table: 'grant', id: request.grantId });
  const file = await fetchRecord(tx, { table: 'resourceFile', id: fileId });
  if (grant === undefined || file === undefined) throw new ProblemError('record.missing');
  const callsToday = await otherCallsToday(tx, request, now);
  const { actor } = caller;
  const refused =
    checkUse(grant, { actor, purpose: request.purpose, now, callsToday, method: 'file' }) ??
    checkCopy(grant, file);
  if (refused !== null) throw new ProblemError(refused.error.code, refused.error.field);
  const granted = await grantedItems(tx, grant);
  const items = granted.filter(({ id }) => file.itemIds.includes(id));
  // The entry may have lost an item since the file was made; then the file holds what is no longer offered.
  if (items.length !== new Set(file.itemIds).size) throw new ProblemError('file.items-outside', 'fileId');
  return { grant, file, items };
};

type Hashed = { readonly hash: ReturnType<typeof sm3.create>; readonly endsLine: boolean };

/** The file's digest before its row, so that the row can be added while the ledger's head is held. */
const hashed = async (database: Database, file: ResourceFile): Promise<Hashed> => {
  const hash = sm3.create();
  let last = 0;
  for (let n = 0; n < partCount(file.size); n += 1) {
    const bytes = await readPart(database, file.id, n);
    if (bytes === undefined) throw new ProblemError('record.missing', 'fileId');
    hash.update(bytes);
    last = bytes.at(-1) ?? 0;
  }
  return { hash, endsLine: last === 0x0a };
};

/** What a copy has behind the file's own bytes. The row stands on a line of its own. */
export const tailOf = (copyRow: string | null, endsLine: boolean): Uint8Array =>
  copyRow === null ? new Uint8Array() : utf8Encode(`${endsLine ? '' : '\r\n'}${copyRow}\r\n`);

type Copy = {
  readonly allowed: Allowed;
  readonly body: Hashed | null;
  readonly now: number;
  readonly calendar: WorkCalendar;
};

const recordOf = async (writer: LedgerWriter, { caller, request }: CopyAsked, copy: Copy) => {
  const { grant, file, items } = copy.allowed;
  const { actor } = caller;
  const number = await issueNumber(writer.tx, 'call', copy.now);
  const department = await fetchRecord(writer.tx, { table: 'department', id: actor.departmentId });
  const departmentName = department?.name ?? actor.departmentId;
  const officerName = actor.officerName;
  const copyRow =
    copy.body === null ? null : copyRowOf({ number, departmentName, officerName, at: copy.now });
  const tail = tailOf(copyRow, copy.body?.endsLine ?? true);
  const sharingCase = await fetchRecord(writer.tx, { table: 'sharingCase', id: grant.caseId });
  return {
    id: request.callId,
    number,
    grantId: grant.id,
    caseId: grant.caseId,
    caseNumber: sharingCase?.number ?? grant.caseId,
    entryId: grant.entryId,
    entryCode: grant.entryCode,
    entryName: grant.entryName,
    providerId: grant.providerId,
    userDepartmentId: grant.userDepartmentId,
    officerId: actor.officerId,
    officerName,
    at: copy.now,
    purpose: grant.purpose,
    itemNames: items.map(({ name }) => name),
    rowCount: 0,
    requestDigest: digestOfValue({ grantId: grant.id, fileId: file.id }),
    resultDigest: copy.body === null ? file.digest : bytesToHex(copy.body.hash.clone().update(tail).digest()),
    file: { id: file.id, name: file.name, size: file.size + tail.length, copyRow },
    database: null,
  };
};

const writeCopy = async (writer: LedgerWriter, asked: CopyAsked, copy: Copy): Promise<CallRecord> => {
  const call = await recordOf(writer, asked, copy);
  const entry = writer.append({
    at: copy.now,
    officerId: call.officerId,
    departmentId: asked.caller.actor.departmentId,
    deviceId: asked.caller.deviceId,
    action: 'file.copy',
    outcome: 'applied',
    subject: { callId: call.id, call: digestOfValue(call) },
  });
  const row: CallRecord = { ...call, ledgerSeq: entry.seq, ledgerHash: entry.hash };
  await writeRecords(writer.tx, [{ table: 'callRecord', row }], entry.seq);
  await noteFirstUse(writer.tx, copy.allowed.grant, {
    at: copy.now,
    calendar: copy.calendar,
    stamp: entry.seq,
  });
  return row;
};

const replyOf = (record: CallRecord): CopyReply => {
  if (record.file === null) throw new ProblemError('record.exists');
  return { record, size: record.file.size, digest: record.resultDigest };
};

/** Throws the refusals of allowCopy; record.exists where the id is another use's. A repeat answers with the record made. */
export const deliverCopy = async (
  gateway: Pick<Gateway, 'database' | 'now' | 'calendar'>,
  asked: CopyAsked,
): Promise<CopyReply> => {
  const { file } = await allowCopy(gateway.database, gateway.now(), asked);
  const body = file.copyRow ? await hashed(gateway.database, file) : null;
  return withLedger(gateway.database, async (writer) => {
    const now = gateway.now();
    // Asked again under the lock: the right may have fallen, or the cap been reached, while the file was read.
    const allowed = await allowCopy(writer.tx, now, asked);
    const known = await fetchRecord(writer.tx, { table: 'callRecord', id: asked.request.callId });
    if (known === undefined)
      return replyOf(await writeCopy(writer, asked, { allowed, body, now, calendar: gateway.calendar }));
    const same =
      known.grantId === allowed.grant.id &&
      known.officerId === asked.caller.actor.officerId &&
      known.file?.id === file.id;
    if (!same) throw new ProblemError('record.exists');
    return replyOf(known);
  });
};
