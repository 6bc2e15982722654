import { type Html, html } from './html.ts';

/** A digest or a signature in groups of eight, so that a person can compare two of them by eye. */
export function hexGroups(text: string): readonly Html[] {
  return (text.match(/.{1,8}/gu) ?? []).map((group) => html`<span>${group}</span>`);
}
