/** The sheet of an official document: what is numbered by an office and signed with its name. */
import { paragraphs } from './form-table.ts';
import { type Html, html } from './html.ts';

const ordinals = ['一', '二', '三', '四', '五', '六'];
export type Part = readonly [heading: string, words: string];

const partAt = ([heading, words]: Part, index: number): Html =>
  html`<h2>${ordinals[index] ?? ''}、${heading}</h2>${paragraphs(words === '' ? '无。' : words)}`;

export type Sheet = {
  readonly issuer: string;
  readonly title: string;
  /** 发文字号; where it is another body's, it says whose. */
  readonly number: string;
  readonly opening: string;
  readonly parts: readonly Part[];
  readonly signed: string;
  readonly at: string;
  readonly note: string;
  /** What came after the document was signed: on a page of its own, so that it never stands under the document's date. */
  readonly annex?: Annex;
};

export type Annex = { readonly heading: string; readonly note: string; readonly words: string };

const annexOf = ({ heading, note, words }: Annex): Html => html`<section class="annex">
<h2>附记：${heading}</h2>
<p class="filed">${note}</p>
${paragraphs(words)}
</section>`;

/**
 * Issuer and 发文字号 over a red rule, title in 2号, text in 3号, signed at the right with its date. A signature never stands
 * alone on a page (GB/T 9704): the last part goes with it.
 */
export function sheetOf(sheet: Sheet): Html {
  const parts = sheet.parts.map(partAt);
  return html`<main class="sheet official">
<header>
<p class="issuer">${sheet.issuer}</p>
<p class="number">${sheet.number}</p>
<h1>${sheet.title}</h1>
</header>
<p>${sheet.opening}</p>
${parts.slice(0, -1)}
<section class="last-part">
${parts.at(-1) ?? html``}
<footer class="signed"><p>${sheet.signed}</p><p>${sheet.at}</p></footer>
<p class="filed">${sheet.note}</p>
</section>
${sheet.annex === undefined ? html`` : annexOf(sheet.annex)}
</main>`;
}
