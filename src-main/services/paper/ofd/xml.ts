/** XML of OFD's name space, written in one line: its readers take no care of space between elements. */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold even as an entity. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** XML made by us, as opposed to text from a paper. */
export type Xml = { readonly xml: string };
export type XmlContent = string | Xml | readonly Xml[];
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; a string in it is text, and an attribute that is undefined is left out. */
export function element(name: string, attributes: Attributes, content: XmlContent = []): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const inner =
    typeof content === 'string'
      ? escaped(content)
      : [content]
          .flat()
          .map(({ xml }) => xml)
          .join('');
  return { xml: `<ofd:${name}${written}${inner === '' ? '/>' : `>${inner}</ofd:${name}>`}` };
}

/** A file of the package: the element is its root. */
export function xmlFile(name: string, attributes: Attributes, content: XmlContent): string {
  const root = element(name, { 'xmlns:ofd': 'http://www.ofdspec.org/2016', ...attributes }, content);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`;
}

function escaped(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"]/gu, (character) => entities[character] ?? '');
}

/** Micrometres are finer than any printer. @param values millimetres, or parts of a matrix where more digits are wanted */
export function numbersOf(values: readonly number[], digits = 3): string {
  return values.map((value) => String(rounded(value, digits))).join(' ');
}

export function rounded(value: number, digits = 3): number {
  // Adding nothing turns −0 into 0.
  return Math.round(value * 10 ** digits) / 10 ** digits + 0;
}
