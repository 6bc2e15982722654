/** Reading an OFD in tests: its files, and its elements without a parser of ours. */
import { unzipSync } from 'fflate';

/** Where the first page of a paper is. */
export const firstPage = 'Doc_0/Pages/Page_0/Content.xml';

export function filesOf(ofd: Uint8Array): ReadonlyMap<string, string> {
  const entries = Object.entries(unzipSync(ofd));
  return new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]));
}

export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text and that of the elements in it. */
  readonly text: string;
  readonly xml: string;
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (text: string): string => text.replace(/&(\w+);/gu, (_, name: string) => entities[name] ?? '?');

/** Every element of that name that holds none of the same name. */
export function elementsOf(xml: string, name: string): readonly Element[] {
  const pattern = new RegExp(`<ofd:${name}((?: [\\w:]+="[^"]*")*)(?:/>|>(.*?)</ofd:${name}>)`, 'gsu');
  return [...xml.matchAll(pattern)].map(([whole, attributes = '', inner = '']) => ({
    name,
    attributes: Object.fromEntries(
      [...attributes.matchAll(/ ([\w:]+)="([^"]*)"/gu)].map(([, key, value]) => [key, plain(value ?? '')]),
    ),
    text: plain(inner.replace(/<[^>]*>/gu, '')),
    xml: whole,
  }));
}

/** Every tag closed in its order, nothing between them that must be written otherwise (XML 1.0 §2.1). */
export function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const [, body = ''] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n(.*)$/su.exec(xml) ?? [];
  const rest = body.replace(
    /<(\/?)([\w:]+)(?: [\w:]+="[^"<]*")*(\/?)>/gu,
    (_, end: string, name: string, empty) => {
      if (end === '' && empty === '') open.push(name);
      if (end !== '' && open.pop() !== name) open.push('unmatched');
      return '';
    },
  );
  return body !== '' && open.length === 0 && !/[<>]|&(?!amp;|lt;|gt;|quot;)/u.test(rest);
}

/** The words of a page in the order of painting. */
export const wordsOf = (page: string): string =>
  elementsOf(page, 'TextCode')
    .map(({ text }) => text)
    .join('');
