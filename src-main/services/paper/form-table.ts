import { type Html, html } from './html.ts';

export type FormRow = readonly [label: string, value: string];

/** Where a record has paragraphs, so has the paper. */
export function paragraphs(words: string): readonly Html[] {
  return words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>`);
}

/** A form as offices print it: what is asked at the left, what was answered at the right; what is empty says 无. */
export function formTable(rows: readonly FormRow[]): Html {
  const cells = rows.map(
    ([label, value]) =>
      html`<tr><th scope="row">${label}</th><td>${paragraphs(value.trim() === '' ? '无' : value)}</td></tr>`,
  );
  return html`<table class="form"><tbody>${cells}</tbody></table>`;
}
