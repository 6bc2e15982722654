/** Zip files as another program would write them, without the library under test: stored parts, no compression. */
const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(Math.floor(value / 0x1_0000))];

export type ZipPart = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the directory says the part unpacks to, where that is not its size. */
  readonly declared?: number;
  /** 8 for bytes that are packed already. */
  readonly method?: 0 | 8;
};

export const text = (value: string): Uint8Array => new TextEncoder().encode(value);

export const plainZip = (parts: readonly ZipPart[]): Uint8Array => {
  const body: number[] = [];
  const directory: number[] = [];
  for (const { name, bytes, declared = bytes.length, method = 0 } of parts) {
    const title = text(name);
    const about = [
      ...u16(20),
      ...u16(0x800),
      ...u16(method),
      ...u32(0),
      ...u32(0),
      ...u32(bytes.length),
      ...u32(declared),
      ...u16(title.length),
      ...u16(0),
    ];
    directory.push(
      ...u32(0x02014b50),
      ...u16(20),
      ...about,
      ...u16(0),
      ...u16(0),
      ...u16(0),
      ...u32(0),
      ...u32(body.length),
      ...title,
    );
    body.push(...u32(0x04034b50), ...about, ...title, ...bytes);
  }
  const end = [
    ...u16(parts.length),
    ...u16(parts.length),
    ...u32(directory.length),
    ...u32(body.length),
    ...u16(0),
  ];
  return Uint8Array.from([...body, ...directory, ...u32(0x06054b50), ...u32(0), ...end]);
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The smallest workbook of one sheet, as LibreOffice lays one out. */
export const workbookParts = (sheetData: string, strings: readonly string[] = []): ZipPart[] => [
  {
    name: '[Content_Types].xml',
    bytes: text(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    ),
  },
  {
    name: '_rels/.rels',
    bytes: text(
      `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
  },
  {
    name: 'xl/workbook.xml',
    bytes: text(
      `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="报送表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    bytes: text(
      `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
  },
  {
    name: 'xl/styles.xml',
    bytes: text(
      `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
  },
  {
    name: 'xl/sharedStrings.xml',
    bytes: text(`${head}<sst xmlns="${main}">${strings.map((each) => `<si>${each}</si>`).join('')}</sst>`),
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    bytes: text(`${head}<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`),
  },
];
