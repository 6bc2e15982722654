import { type Html, html } from './html.ts';

/** A digest or a signature in groups of eight, so that a person can compare two of them by eye. */
export function hexGroups(text: string): readonly Html[] {
  return (text.match(/.{1,8}:?/gu) ?? []).map((group) => html`<span>${group}</span>`);
}

/** A certificate's code for whoever types it: form and number in one piece, digest and signature in groups. */
export function codeGroups(code: string): readonly Html[] {
  const [form = '', number = '', digest = '', signature = ''] = code.split(':');
  return [html`<span>${form}:${number}:</span>`, ...hexGroups(`${digest}:`), ...hexGroups(signature)];
}
