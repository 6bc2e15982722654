/** Text into HTML. Whatever stands in a record is text, however it looks. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML made by us, as opposed to text from a record. */
export type Html = { readonly html: string };

export type HtmlPart = string | number | Html | readonly Html[];

/** A template whose inserted strings are escaped; only {@link Html} goes in as it is. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { html: strings.map((text, index) => text + written(parts[index] ?? '')).join('') };
}

function written(part: HtmlPart): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return Array.isArray(part) ? part.map((one: Html) => one.html).join('') : (part as Html).html;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}
