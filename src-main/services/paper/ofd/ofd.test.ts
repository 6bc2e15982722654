import { afterEach, describe, expect, it, vi } from 'vitest';
import { ofdOf } from './ofd.ts';
import { UnreadablePdf } from './pdf-values.ts';
import { elementsOf, filesOf, firstPage, isWellFormed, wordsOf } from './testing/read-ofd.ts';
import { samplePdf } from './testing/sample-pdf.ts';

const facts = { author: '忻州市民政局 张晓梅', createdOn: '2026-11-24' };
const texts = { 5: '政', 6: '务', 7: '<', 8: '&', 9: '𠮷', 10: ' ' };
const ofd = (...pages: string[]) => filesOf(ofdOf(samplePdf({ pages, texts }), facts));
const page = (content: string) => ofd(content).get(firstPage) ?? '';
const text = (hex: string, matrix = '1 0 0 1 72 769.92') => `BT\n/F1 20 Tf\n${matrix} Tm\n<${hex}> Tj\nET\n`;
const numbers = (written: string | undefined) => (written ?? '').split(' ').map(Number);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('[R066] a paper as OFD', () => {
  it('is a package of well-formed files that name each other, with title, author and day', () => {
    const files = ofd(text('0005'), text('0006'));
    expect([...files.keys()]).toEqual([
      'OFD.xml',
      'Doc_0/Document.xml',
      'Doc_0/PublicRes.xml',
      'Doc_0/Pages/Page_0/Content.xml',
      'Doc_0/Pages/Page_1/Content.xml',
      'Doc_0/Res/font_0.ttf',
    ]);
    for (const [path, xml] of files) if (path.endsWith('.xml')) expect(isWellFormed(xml), path).toBe(true);
    const info = elementsOf(files.get('OFD.xml') ?? '', 'DocInfo')[0]?.xml ?? '';
    expect(
      ['Title', 'Author', 'CreationDate', 'Creator'].map((name) => elementsOf(info, name)[0]?.text),
    ).toEqual(['凭证 <1>', facts.author, facts.createdOn, '政务数据共享工作台']);
    const document = files.get('Doc_0/Document.xml') ?? '';
    expect(elementsOf(document, 'PhysicalBox')[0]?.text).toBe('0 0 210 297');
    expect(elementsOf(document, 'Page').map(({ attributes }) => attributes.BaseLoc)).toEqual([
      'Pages/Page_0/Content.xml',
      'Pages/Page_1/Content.xml',
    ]);
    const [font] = elementsOf(files.get('Doc_0/PublicRes.xml') ?? '', 'Font');
    expect(font).toMatchObject({
      text: 'font_0.ttf',
      attributes: { FontName: 'NotoSerifSC-Regular', Serif: 'true' },
    });
  });

  it('has a number for each page, font and object, none twice, none above the greatest', () => {
    const files = ofd(text('00050006'), `${text('0006')}1 0 0 rg\n10 10 5 5 re\nf\n`);
    const ids = [...files.values()].flatMap((xml) =>
      [...xml.matchAll(/ ID="(\d+)"/gu)].map(([, id]) => Number(id)),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const greatest = elementsOf(files.get('Doc_0/Document.xml') ?? '', 'MaxUnitID')[0]?.text;
    expect(Math.max(...ids)).toBe(Number(greatest));
  });

  it('gives the same bytes for the same paper, wherever and whenever it is made', () => {
    const make = () => ofdOf(samplePdf({ pages: [text('0005')], texts }), facts);
    vi.stubEnv('TZ', 'Asia/Shanghai');
    const one = make();
    vi.stubEnv('TZ', 'America/New_York');
    expect(Buffer.from(make()).equals(Buffer.from(one))).toBe(true);
  });

  it('refuses what it does not know, rather than leaving a part of the paper out', () => {
    expect(() => ofd('/X1 Do\n')).toThrow(UnreadablePdf);
    expect(() => ofd('0 0 m\n1 1 l\n/Missing gs\n')).toThrow(UnreadablePdf);
    expect(() => ofdOf(Buffer.from('%PDF-1.7\n%%EOF'), facts)).toThrow(UnreadablePdf);
  });
});

describe('its text', () => {
  it('stands where the PDF has it, in millimetres from the upper left corner', () => {
    const [object] = elementsOf(page(text('0005')), 'TextObject');
    const [left = 0, top = 0] = numbers(object?.attributes.Boundary);
    const [code] = elementsOf(object?.xml ?? '', 'TextCode');
    expect(left + Number(code?.attributes.X)).toBeCloseTo(25.4, 2);
    expect(top + Number(code?.attributes.Y)).toBeCloseTo(25.4, 2);
    expect(Number(object?.attributes.Size)).toBeCloseTo((20 * 25.4) / 72, 3);
  });

  it('runs on through several strings of a line, with the step to each character', () => {
    const line = page(
      'BT\n/F1 20 Tf\n1 0 0 1 72 700 Tm\n<0005> Tj\n20 0 Td <0006> Tj\n21.5 0 Td <0005> Tj\nET\n',
    );
    const [code] = elementsOf(line, 'TextCode');
    expect(elementsOf(line, 'TextObject')).toHaveLength(1);
    expect(code?.text).toBe('政务政');
    expect(numbers(code?.attributes.DeltaX)).toEqual([expect.closeTo(7.056, 2), expect.closeTo(7.585, 2)]);
  });

  it('reads a string of several glyphs, and numbers between them', () => {
    const one = elementsOf(page(text('00050006')), 'TextCode')[0];
    const spaced = elementsOf(
      page('BT\n/F1 20 Tf\n1 0 0 1 72 700 Tm\n[<0005> -100 <0006>] TJ\nET\n'),
      'TextCode',
    )[0];
    expect([one?.text, spaced?.text]).toEqual(['政务', '政务']);
    expect(Number(spaced?.attributes.DeltaX) - Number(one?.attributes.DeltaX)).toBeCloseTo(
      (2 * 25.4) / 72,
      2,
    );
  });

  it('is parted where the line, the colour, the font or a column ends', () => {
    const parted = page(
      `${text('0005')}${text('0006', '1 0 0 1 72 600')}${text('0005', '1 0 0 1 300 600')}1 0 0 rg\n${text('0006', '1 0 0 1 320 600')}` +
        'BT\n/F2 20 Tf\n1 0 0 1 340 600 Tm\n(A) Tj\nET\n',
    );
    expect(elementsOf(parted, 'TextCode').map((each) => each.text)).toEqual(['政', '务', '政', '务', '㐂']);
  });

  it('keeps space inside a line and leaves it out at its ends, which some readers stumble on', () => {
    expect(elementsOf(page(text('000A0005000A0006000A')), 'TextCode').map((each) => each.text)).toEqual([
      '政 务',
    ]);
    expect(elementsOf(page(text('000A')), 'TextObject')).toEqual([]);
  });

  it('is escaped, and each character past 65,535 stands alone', () => {
    const mixed = page(text('0007000800050009'));
    expect(elementsOf(mixed, 'TextCode').map((each) => each.text)).toEqual(['<&政', '𠮷']);
    expect(mixed).toContain('&lt;&amp;政');
  });

  it('shows a glyph that the PDF gives no text, or several characters, in private use', () => {
    expect(wordsOf(page(text('00050014')))).toBe('政\ue000');
  });

  it('lies turned and pale where the watermark does', () => {
    const [object] = elementsOf(page(`/G1 gs\n${text('0005', '.8 .6 -.6 .8 300 400')}`), 'TextObject');
    expect(numbers(object?.attributes.CTM)).toEqual([0.8, -0.6, 0.6, 0.8, 0, 0]);
    expect(elementsOf(object?.xml ?? '', 'FillColor')[0]?.attributes).toEqual({
      Value: '0 0 0',
      Alpha: '28',
    });
    const [left = 0, top = 0] = numbers(object?.attributes.Boundary);
    const [code] = elementsOf(object?.xml ?? '', 'TextCode');
    const [x, y] = [Number(code?.attributes.X), Number(code?.attributes.Y)];
    expect(left + 0.8 * x + 0.6 * y).toBeCloseTo((300 * 25.4) / 72, 2);
    expect(top - 0.6 * x + 0.8 * y).toBeCloseTo(((841.92 - 400) * 25.4) / 72, 2);
  });
});

describe('its lines and squares', () => {
  it('are paths in millimetres, filled or drawn with their width', () => {
    const paths = elementsOf(
      page('q\n2 0 0 2 0 0 cm\n.8 0 0 rg\n36 384.96 36 18 re\nf\nQ\n0 0 1 RG\n3 w\n72 72 m\n144 72 l\nS\n'),
      'PathObject',
    );
    expect(paths[0]?.attributes).toMatchObject({
      Boundary: '25.4 12.7 25.4 12.7',
      Stroke: 'false',
      Fill: 'true',
    });
    expect(elementsOf(paths[0]?.xml ?? '', 'FillColor')[0]?.attributes.Value).toBe('204 0 0');
    expect(paths[0]?.text).toBe('M 0 12.7 L 25.4 12.7 L 25.4 0 L 0 0 C');
    expect(paths[1]?.attributes).toMatchObject({ LineWidth: '1.058', Stroke: 'true', Fill: 'false' });
    expect(paths[1]?.text).toBe('M 0.529 0.529 L 25.929 0.529');
  });

  it('keep curves, and the rule by which they are filled', () => {
    const [path] = elementsOf(page('0 0 m\n0 10 10 10 10 0 c\nh\nf*\n'), 'PathObject');
    expect(path?.attributes.Rule).toBe('Even-Odd');
    expect(path?.text).toMatch(/^M [\d. ]+ B [\d. ]+ C$/u);
  });

  it('are not drawn where they only clip', () => {
    expect(elementsOf(page('0 0 100 100 re\nW* n\n'), 'PathObject')).toEqual([]);
  });
});
