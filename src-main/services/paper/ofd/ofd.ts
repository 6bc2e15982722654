/**
 * A paper as OFD (GB/T 33190-2016), made from its PDF: each glyph, line and square where Chromium laid it, the fonts
 * embedded. The same PDF and facts give the same bytes.
 */
import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { createFaces, type Faces } from './faces.ts';
import { pageContent, physicalBox } from './page-content.ts';
import type { MarkedPage } from './page-marks.ts';
import { readPages } from './pdf-pages.ts';
import { element, type Xml, xmlFile } from './xml.ts';

export type OfdFacts = {
  /** Who made the paper: department and officer. */
  readonly author: string;
  /** `YYYY-MM-DD` */
  readonly createdOn: string;
};

const creator = '政务数据共享工作台';
/** Each file of the package bears the earliest time that ZIP can say, whatever the clock and the time zone are. */
const noTime = '1980-01-01T00:00:00';

/** @throws UnreadablePdf where the PDF holds what this does not know */
export function ofdOf(pdf: Uint8Array, facts: OfdFacts): Uint8Array {
  const { title, pages } = readPages(pdf);
  const faces = createFaces();
  const ids = countIds();
  // A font is numbered where it is first used.
  const fontIds: number[] = [];
  const fontId = (index: number): number => (fontIds[index] ??= ids.next());
  const written = pages.map((page) => ({
    id: ids.next(),
    content: pageContent(page, { faces, fontId, nextId: ids.next }),
  }));
  const resources = publicResources(faces, fontId);
  const document = documentFile(
    pages,
    written.map(({ id }) => id),
    ids.last(),
  );
  const digest = createHash('sha256').update(document).update(resources);
  for (const { content } of written) digest.update(content);
  const info: Xml[] = [
    element('DocID', {}, digest.digest('hex').slice(0, 32)),
    element('Title', {}, title),
    element('Author', {}, facts.author),
    element('CreationDate', {}, facts.createdOn),
    element('Creator', {}, creator),
  ];
  const body = [element('DocInfo', {}, info), element('DocRoot', {}, 'Doc_0/Document.xml')];
  return packed({
    'OFD.xml': xmlFile('OFD', { Version: '1.0', DocType: 'OFD' }, element('DocBody', {}, body)),
    'Doc_0/Document.xml': document,
    'Doc_0/PublicRes.xml': resources,
    ...Object.fromEntries(written.map(({ content }, index) => [`Doc_0/${pagePath(index)}`, content])),
    ...Object.fromEntries(
      faces.all().map((face) => [`Doc_0/Res/${fontFile(face.index)}`, faces.program(face)]),
    ),
  });
}

/** Numbers for the objects of one document, from 1. */
function countIds(): { next: () => number; last: () => number } {
  let last = 0;
  return {
    next: () => {
      last += 1;
      return last;
    },
    last: () => last,
  };
}

const pagePath = (index: number): string => `Pages/Page_${index}/Content.xml`;
const fontFile = (index: number): string => `font_${index}.ttf`;

function documentFile(pages: readonly MarkedPage[], ids: readonly number[], maxId: number): string {
  const [first] = pages;
  const box = first === undefined ? '0 0 210 297' : physicalBox(first);
  const common = [
    element('MaxUnitID', {}, String(maxId)),
    element('PageArea', {}, element('PhysicalBox', {}, box)),
    element('PublicRes', {}, 'PublicRes.xml'),
  ];
  const list = ids.map((id, index) => element('Page', { ID: id, BaseLoc: pagePath(index) }));
  return xmlFile('Document', {}, [element('CommonData', {}, common), element('Pages', {}, list)]);
}

function publicResources(faces: Faces, fontId: (index: number) => number): string {
  const fonts = faces.all().map(({ index, name }) =>
    element(
      'Font',
      {
        ID: fontId(index),
        FontName: name,
        Bold: /bold/iu.test(name) ? 'true' : undefined,
        Serif: /serif/iu.test(name) ? 'true' : undefined,
        FixedWidth: /mono/iu.test(name) ? 'true' : undefined,
      },
      element('FontFile', {}, fontFile(index)),
    ),
  );
  return xmlFile('Res', { BaseLoc: 'Res' }, element('Fonts', {}, fonts));
}

function packed(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const bytes = Object.entries(files).map(
    ([path, content]) => [path, Buffer.from(content as string)] as const,
  );
  return zipSync(Object.fromEntries(bytes), { mtime: noTime, level: 9 });
}
