import { describe, expect, it } from 'vitest';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { certificateLine } from '#shared/domain/certificate/certificate.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { changedAt, type Json, leavesOf } from '../testing/changed-leaf.ts';
import { issuedBody } from '../testing/issued-body.ts';
import { recordOfUse, useEntry } from '../testing/recorded-use.ts';
import { isEntryAt, isEntryOfUse, statesUse } from './recorded-use.ts';

const changed = <T>(value: T, path: readonly (string | number)[]): T =>
  changedAt(value as Json, path) as unknown as T;
const named = (value: unknown) => leavesOf(value as Json).map((path) => [path.join('.'), path] as const);

const file = { id: 'file-1', name: '名册.csv', size: 10, copyRow: null };
const database = { batch: 1, schema: 'public', table: 'roster', foundChanged: false };

describe('[R066] [R107] the entry of a use', () => {
  it.each([
    ['a query', recordOfUse()],
    ['a copy of a file', recordOfUse({ file })],
    ['a batch by database', recordOfUse({ database })],
  ])('[R107] is of %s, of every field', (_, record) => {
    const entry = useEntry(record);
    expect(isEntryOfUse(entry, record)).toBe(true);
    const { ledgerSeq: _seq, ledgerHash: _hash, ...digested } = record;
    for (const path of leavesOf(digested as unknown as Json)) {
      const other = { ...record, ...changed(digested, path) } as CallRecord;
      expect(isEntryOfUse(entry, other), path.join('.')).toBe(false);
    }
  });

  const { ledgerSeq: _seq, ledgerHash: _hash, database: _database, ...beforeBatches } = recordOfUse();
  const { file: _file, ...beforeFiles } = beforeBatches;
  it.each([
    ['files', beforeFiles],
    ['batches by database', beforeBatches],
  ])('S13 [R066] of a release that knew no %s is of the record as it is read today', (_, digested) => {
    const entry = {
      ...useEntry(recordOfUse()),
      subject: { callId: 'call-1', call: digestOfValue(digested) },
    };
    expect(isEntryOfUse(entry, recordOfUse())).toBe(true);
    expect(isEntryOfUse(entry, recordOfUse({ rowCount: 2 }))).toBe(false);
    expect(isEntryOfUse(entry, recordOfUse({ database }))).toBe(false);
  });

  it('S13 a copy of a file recorded before batches were known is of its record, and of none without the copy', () => {
    const { ledgerSeq, ledgerHash, database: _none, ...digested } = recordOfUse({ file });
    const entry = {
      ...useEntry(recordOfUse()),
      subject: { callId: 'call-1', call: digestOfValue(digested) },
    };
    expect(isEntryOfUse(entry, recordOfUse({ file }))).toBe(true);
    expect(isEntryOfUse(entry, recordOfUse())).toBe(false);
  });

  it.each([
    ['another act', { action: 'certificate.issue' }],
    ['a refused one', { outcome: 'refused' }],
  ])('[R107] %s is of no use', (_, patch) => {
    expect(isEntryOfUse({ ...useEntry(recordOfUse()), ...patch }, recordOfUse())).toBe(false);
  });

  const entry = useEntry(recordOfUse());
  it.each(named(entry))('[R107] with its %s changed stands at no place', (_, path) => {
    const at = { seq: entry.seq, hash: entry.hash };
    expect(isEntryAt(entry, at)).toBe(true);
    expect(isEntryAt(changed(entry, path), at)).toBe(false);
  });
});

describe('[R066] a certificate', () => {
  const record = recordOfUse();
  const line = certificateLine(record);
  const body = { ...issuedBody, calls: [line] };

  it.each(named(line))('[R066] that says another %s than the record does not state its use', (_, path) => {
    expect(statesUse(body, line, record)).toBe(true);
    expect(statesUse(body, changed(line, path), record)).toBe(false);
  });

  it.each(['entryName', 'entryCode', 'caseNumber'])(
    '[R066] of another %s does not state its use',
    (field) => {
      expect(statesUse({ ...body, [field]: '另一个' }, line, record)).toBe(false);
    },
  );
});
