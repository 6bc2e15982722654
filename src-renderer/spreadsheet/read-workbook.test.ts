import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileLimitBytes } from './file-limits.ts';
import { readWorkbook } from './read-workbook.ts';
import { plainZip, text, workbookParts, type ZipPart } from './testing/plain-zip.ts';
import { writeWorkbook } from './write-workbook.ts';

const inline = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;

const withPart = (part: ZipPart): Uint8Array => plainZip([...workbookParts('<row r="1"/>'), part]);

const zeros = (bytes: number): ZipPart => ({
  name: 'xl/media/a.bin',
  bytes: new Uint8Array(deflateRawSync(new Uint8Array(bytes))),
  method: 8,
});

const compound = (inside: string): Uint8Array =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array(500).fill(0),
    ...Buffer.from(inside, 'utf16le'),
  ]);

describe('a workbook another program wrote', () => {
  it('[R021] is read cell by cell: shared, rich and inline text, numbers, dates, truth, formulas and errors', async () => {
    const bytes = plainZip(
      workbookParts(
        `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>${inline('D2', '0012')}<c r="E2"><v>300001</v></c>` +
          '<c r="F2" s="1"><v>46351</v></c><c r="G2" t="b"><v>1</v></c><c r="H2"><f>1+1</f><v>2</v></c><c r="I2" t="e"><v>#REF!</v></c></row>',
        ['<t xml:space="preserve">甲 &amp; 乙 </t>', '<r><t>粗</t></r><r><t>体</t></r>'],
      ),
    );
    expect(await readWorkbook(bytes)).toEqual({
      ok: true,
      value: [
        {
          name: '报送表',
          rows: [
            expect.anything(),
            [
              { kind: 'blank' },
              { kind: 'text', text: '甲 & 乙 ' },
              { kind: 'text', text: '粗体' },
              { kind: 'text', text: '0012' },
              { kind: 'number', value: 300001 },
              { kind: 'date', date: '2026-11-25' },
              { kind: 'boolean', value: true },
              { kind: 'formula' },
              { kind: 'error' },
            ],
          ],
        },
      ],
    });
  });
});

describe('a file that is not read', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => new Uint8Array(), 'file.not-xlsx'],
    ['a text', () => text('资源名称,代码\n'), 'file.not-xlsx'],
    ['a zip of something else', () => plainZip([{ name: 'a.txt', bytes: text('a') }]), 'file.not-xlsx'],
    ['a cut workbook', async () => (await writeWorkbook([])).slice(0, 5000), 'file.damaged'],
    ['a workbook without its sheet', () => plainZip(workbookParts('').slice(0, 4)), 'file.damaged'],
    ['a file over the limit', () => new Uint8Array(fileLimitBytes + 1), 'file.too-big'],
    ['an old .xls', () => compound('Workbook'), 'file.old-format'],
    ['an encrypted workbook', () => compound('EncryptedPackage'), 'file.encrypted'],
    [
      'a workbook with macros',
      () => withPart({ name: 'xl/vbaProject.bin', bytes: text('x') }),
      'file.macros',
    ],
    [
      'a part that says it unpacks to 2 GiB',
      () => withPart({ ...zeros(1000), declared: 2 ** 31 }),
      'file.unpacks-too-big',
    ],
    [
      'a part that says it unpacks to nothing',
      () => withPart({ ...zeros(1000), declared: 0 }),
      'file.unpacks-too-big',
    ],
    [
      'a thousand parts',
      () =>
        plainZip([
          ...workbookParts(''),
          ...Array.from({ length: 1000 }, (_, n) => ({ name: `x${n}`, bytes: text('') })),
        ]),
      'file.unpacks-too-big',
    ],
    [
      'a cell at the far corner',
      () => plainZip(workbookParts(`<row r="1048576">${inline('XFD1048576', 'x')}</row>`)),
      'file.too-many-cells',
    ],
    [
      'a row without end',
      () => plainZip(workbookParts(`<row r="1">${inline('ZZ1', 'x')}</row>`)),
      'file.too-many-cells',
    ],
  ])('%s', async (_what, file, refusal) => {
    expect(await readWorkbook(await file())).toEqual({ ok: false, error: refusal });
  });

  it('a part that unpacks to more than it declares is stopped there', async () => {
    const parts = workbookParts('<row r="1"/>');
    const sheet: ZipPart = { ...zeros(50_000_000), name: 'xl/worksheets/sheet1.xml', declared: 100 };
    expect(await readWorkbook(plainZip([...parts.slice(0, -1), sheet]))).toEqual({
      ok: false,
      error: 'file.too-many-cells',
    });
  });
});

describe('the template', () => {
  it('[R021] has the titles, nothing below them, and its instructions', async () => {
    const grids = await readWorkbook(await writeWorkbook([]));
    expect(grids.ok && grids.value.map(({ name }) => name)).toEqual(['目录', '填表说明']);
    const filled = grids.ok
      ? grids.value[0]?.rows
          .slice(1)
          .flat()
          .filter(({ kind }) => kind !== 'blank')
      : null;
    expect(filled).toEqual([]);
  });
});
