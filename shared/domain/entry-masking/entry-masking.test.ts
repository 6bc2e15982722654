import { describe, expect, it } from 'vitest';
import { checkOffer } from '../delivery/check-delivery.ts';
import { entryWith, type Office, officers, openOffice } from '../testing/office.ts';
import { filesKept } from './entry-masking.ts';
import { maskedBy } from './testing/masked.ts';

const refused = (code: string) => ({ ok: false, error: { code } });
const second = { ...officers.provider, officerId: 'o-second', officerName: '第二人' };
const officeWith = async (k: number): Promise<Office> => {
  const office = openOffice(entryWith());
  expect((await office.act('masking.record', maskedBy(k), officers.provider)).ok).toBe(true);
  return office;
};
const offer = (office: Office, digest = 'a'.repeat(64)) =>
  checkOffer(
    officers.provider,
    {
      entry: entryWith({ exchangeMethods: ['file'] }),
      masking: office.count('entryMasking') === 0 ? undefined : office.row('entryMasking', 'e-1'),
    },
    { entryId: 'e-1', name: '低保.csv', size: 2_000, digest, itemIds: ['name'], copyRow: false },
  )?.error.code;

describe('rules saved with a resource', () => {
  it('[R038] are known by their digest and version; the file by its digest and figures', async () => {
    const office = await officeWith(5);
    expect(office.row('entryMasking', 'e-1')).toMatchObject({
      version: 1,
      providerId: 'd-provider',
      rulesVersion: 1,
      rulesDigest: expect.stringMatching(/^[0-9a-f]{64}$/u),
      files: [{ rows: 100, changed: 100, short: [], acceptance: null, officerId: 'o-provider' }],
    });
  });

  it('[R038] the same rules keep their version, others have the next', async () => {
    const office = await officeWith(5);
    const file = (digit: string) => ({ name: '低保.csv', size: 9, digest: digit.repeat(64) });
    const again = maskedBy(5, { expectedVersion: 1, file: file('b') });
    await office.act('masking.record', again, officers.provider);
    const rules = { ...again.rules, purpose: '教育资助' };
    await office.act('masking.record', { ...again, rules, expectedVersion: 2, file: file('c') }, second);
    expect(office.row('entryMasking', 'e-1').files.map(({ rulesVersion }) => rulesVersion)).toEqual([
      1, 1, 2,
    ]);
    expect(office.row('entryMasking', 'e-1').rules.purpose).toBe('教育资助');
  });

  it('[R038] the oldest files give way', async () => {
    const office = await officeWith(5);
    const row = office.row('entryMasking', 'e-1');
    const [file] = row.files;
    if (file === undefined) throw new Error('no file');
    office.put('entryMasking', { ...row, files: Array(filesKept).fill({ ...file, digest: 'c'.repeat(64) }) });
    const next = maskedBy(5, { expectedVersion: 1 });
    expect((await office.act('masking.record', next, officers.provider)).ok).toBe(true);
    expect(office.row('entryMasking', 'e-1').files).toHaveLength(filesKept);
    expect(office.row('entryMasking', 'e-1').files.at(-1)?.digest).toBe(next.file.digest);
  });

  it.each([
    ['masking.left-over', { columns: [['姓名', [{ kind: 'name', values: 3 }], '']] }],
    ['masking.figures', { columns: [['别的列', [], '']] }],
    ['masking.figures', { columns: [['姓名', [], '没有说过的理由']] }],
  ] as const)('[R038] %s: what the second look says is held to', async (code, { columns }) => {
    const args = maskedBy(5);
    const told = args.columns.map((each, at) => {
      const [column, left, accepted] = columns[at] ?? [each.column, each.left, each.accepted];
      return { ...each, column, left: [...left], accepted };
    });
    const office = openOffice(entryWith());
    expect(await office.act('masking.record', { ...args, columns: told }, officers.provider)).toMatchObject(
      refused(code),
    );
  });

  it('[R038] a demanded risk that was not measured, or of other rows, is refused', async () => {
    const office = openOffice(entryWith());
    for (const patch of [{ risk: null }, { rows: 101 }, { riskBefore: null }])
      expect(await office.act('masking.record', maskedBy(5, patch), officers.provider)).toMatchObject(
        refused('masking.figures'),
      );
  });

  it('[R038] titles that are data are not taken, nor a file twice, nor one of a stopped resource', async () => {
    const args = maskedBy(5);
    const titled = (column: string) => ({
      ...args,
      rules: {
        ...args.rules,
        columns: args.rules.columns.map((each, at) => (at === 0 ? { ...each, column } : each)),
      },
    });
    const office = await officeWith(5);
    const again = { ...titled('13812345678'), expectedVersion: 1 };
    expect(await office.act('masking.record', again, officers.provider)).toMatchObject(
      refused('masking.titles'),
    );
    expect(
      await office.act('masking.record', maskedBy(5, { expectedVersion: 1 }), officers.provider),
    ).toMatchObject(refused('masking.file-known'));
    office.put('catalogEntry', entryWith({ status: 'stopped' }));
    expect(
      await office.act('masking.record', maskedBy(5, { expectedVersion: 1 }), officers.provider),
    ).toMatchObject(refused('masking.stopped'));
  });
});

describe('a file below the demanded k', () => {
  const accept = { entryId: 'e-1', expectedVersion: 1, digest: 'a'.repeat(64), reason: '只供本县核对' };

  it('[R038] does not go out until a second person says why', async () => {
    const office = await officeWith(2);
    expect(office.row('entryMasking', 'e-1').files[0]?.short).toEqual(['k']);
    expect(offer(office)).toBe('masking.below-demand');
    expect(await office.act('masking.accept-risk', accept, officers.provider)).toMatchObject(
      refused('masking.same-person'),
    );
    expect((await office.act('masking.accept-risk', accept, second)).ok).toBe(true);
    expect(office.row('entryMasking', 'e-1').files[0]?.acceptance).toMatchObject({
      officerId: 'o-second',
      reason: '只供本县核对',
    });
    expect(offer(office)).toBeUndefined();
    const again = { ...accept, expectedVersion: 2 };
    expect(await office.act('masking.accept-risk', again, second)).toMatchObject(
      refused('masking.nothing-short'),
    );
  });

  it('[R038] one that reaches it goes out; one that nobody masked does not, once there are rules', async () => {
    const office = await officeWith(5);
    expect(offer(office)).toBeUndefined();
    expect(offer(office, 'b'.repeat(64))).toBe('masking.file-unknown');
    expect(offer(openOffice(entryWith()), 'b'.repeat(64))).toBeUndefined();
    expect(await office.act('masking.accept-risk', accept, second)).toMatchObject(
      refused('masking.nothing-short'),
    );
  });
});
