/** The sheet of an official document: what is numbered by an office and signed with its name. */
import { paragraphs } from './form-table.ts';
import { type Html, html } from './html.ts';

const ordinals = ['一', '二', '三', '四', '五', '六'];
export type Part = readonly [heading: string, words: string];

function partsOf(parts: readonly Part[]): readonly Html[] {
  return parts.map(
    ([heading, words], index) =>
      html`<h2>${ordinals[index] ?? ''}、${heading}</h2>${paragraphs(words === '' ? '无。' : words)}`,
  );
}

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
};

/** Issuer and 发文字号 over a red rule, title in 2号, text in 3号, signed at the right with its date. */
export function sheetOf(sheet: Sheet): Html {
  return html`<main class="sheet official">
<header>
<p class="issuer">${sheet.issuer}</p>
<p class="number">${sheet.number}</p>
<h1>${sheet.title}</h1>
</header>
<p>${sheet.opening}</p>
${partsOf(sheet.parts)}
<footer class="signed"><p>${sheet.signed}</p><p>${sheet.at}</p></footer>
<p class="filed">${sheet.note}</p>
</main>`;
}
