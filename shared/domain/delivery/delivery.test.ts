import { describe, expect, it } from 'vitest';
import { role } from '../organisation/organisation.ts';
import { grant } from '../sharing/grant.ts';
import { entryWith, monday, officers } from '../testing/office.ts';
import { checkCopy, checkOffer } from './check-delivery.ts';
import { copyRowOf } from './copy-row.ts';
import {
  fileDeclaration,
  fileLimitBytes,
  partBytes,
  partCount,
  partSize,
  resourceFile,
  takesCopyRow,
} from './resource-file.ts';

const declared = fileDeclaration.parse({
  entryId: 'e-1',
  name: '在册人口2026年11月.csv',
  size: 10,
  digest: '0'.repeat(64),
  itemIds: ['name', 'number'],
  copyRow: true,
});
const file = resourceFile.parse({
  ...declared,
  id: 'file-1',
  providerId: 'd-provider',
  officerId: 'o-provider',
  officerName: '甲',
  completedAt: monday,
});
const held = grant.parse({
  id: 'c-1.grant',
  version: 1,
  caseId: 'c-1',
  agreementId: null,
  entryId: 'e-1',
  entryCode: '100001/1',
  entryName: '在册人口基础信息',
  providerId: 'd-provider',
  userDepartmentId: 'd-user',
  itemIds: ['name', 'number'],
  purpose: '低保资格核对',
  scenario: '受理窗口',
  method: 'file',
  grantedAt: monday,
  validUntil: '2026-12-31',
  callsPerDay: 3,
  state: 'active',
});

describe('offering a file', () => {
  const codeOf = (patch: object = {}, entry = entryWith(), actor = officers.provider) =>
    checkOffer(actor, { entry, masking: undefined }, { ...declared, ...patch })?.error.code;

  it('[R028] stands for an entry that is shared by file, and for no other', () => {
    expect(codeOf()).toBeUndefined();
    expect(codeOf({}, entryWith({ exchangeMethods: ['interface', 'database'] }))).toBe('file.not-offered');
    expect(codeOf({}, entryWith({ status: 'draft' }))).toBe('case.entry-not-published');
    expect(codeOf({}, entryWith({ status: 'stopped' }))).toBe('case.entry-not-published');
  });

  it('[R028] is for reviewers of the providing department', () => {
    for (const each of role.options) {
      for (const departmentId of ['d-user', 'd-provider', 'd-bureau']) {
        const code = codeOf({}, entryWith(), { ...officers.provider, departmentId, roles: [each] });
        const own = departmentId === 'd-provider' ? undefined : 'department.wrong';
        expect([each, departmentId, code]).toEqual([
          each,
          departmentId,
          each === 'provider-reviewer' ? own : 'role.missing',
        ]);
      }
    }
  });

  it('[R034] holds no withheld and no unknown item', () => {
    expect(codeOf({ itemIds: ['name', 'portrait'] })).toBe('case.item-unknown');
    expect(codeOf({ itemIds: ['nowhere'] })).toBe('case.item-unknown');
  });

  it('[R038] only text takes a row that names the receiver', () => {
    expect(['a.csv', 'a.TXT', 'a.xlsx', 'a.csv.zip'].map(takesCopyRow)).toEqual([true, true, false, false]);
    expect(codeOf({ name: 'a.xlsx' })).toBe('file.copy-row');
    expect(codeOf({ name: 'a.xlsx', copyRow: false })).toBeUndefined();
  });

  it.each([
    '../etc/passwd.csv',
    'a\\b.csv',
    '.hidden.csv',
    'noending',
    'a.csv\n',
    'C:x.csv',
    `${'长'.repeat(120)}.csv`,
  ])('%j is no file name', (name) => {
    const read = fileDeclaration.safeParse({ ...declared, name });
    // A trailing line break is trimmed away rather than refused.
    expect(read.success ? read.data.name : 'refused').toBe(name === 'a.csv\n' ? 'a.csv' : 'refused');
  });
});

describe('a copy of it', () => {
  it('[R049] [R056] goes only to who was granted every item it holds', () => {
    expect(checkCopy(held, file)).toBeNull();
    expect(checkCopy({ ...held, itemIds: ['name'] }, file)?.error.code).toBe('file.items-outside');
    expect(checkCopy({ ...held, entryId: 'e-2' }, file)?.error.code).toBe('record.missing');
  });

  it('[R038] names number, department, officer and time in one row without columns', () => {
    const row = copyRowOf({
      number: 'DY2026-000001',
      departmentName: '市民政局',
      officerName: '张,"晓"\n雯',
      at: monday,
    });
    expect(row).toMatch(/^# 副本 DY2026-000001 市民政局 /u);
    expect(row).toContain('2026-11-23');
    expect(row).not.toMatch(/[,"\r\n]/u);
  });
});

describe('parts', () => {
  it.each([1, partBytes - 1, partBytes, partBytes + 1, fileLimitBytes])(
    'of %i bytes are all of them',
    (size) => {
      const sizes = Array.from({ length: partCount(size) }, (_, n) => partSize(size, n));
      expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(size);
      expect(sizes.every((each) => each > 0 && each <= partBytes)).toBe(true);
      expect(partSize(size, partCount(size))).toBe(0);
    },
  );
});
