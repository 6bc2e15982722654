/**
 * What every paper of the desk has: fonts, looks and the watermark. No script and no inline style: the paper's content
 * policy allows neither. The looks are in assets/print/paper.css.
 */
import { type Html, html } from './html.ts';
import { paperTime } from './paper-date.ts';

/** Who prints, when, and which copy. */
export type PrintedBy = {
  readonly department: string;
  readonly officerName: string;
  /** Epoch milliseconds. */
  readonly printedAt: number;
  /** Counts the copies this officer made of this paper on this workstation, from 1: another's, and those made elsewhere, have their own. */
  readonly copy: number;
};

/** The whole document around its sheet. */
export function paperPage(title: string, by: PrintedBy, sheet: Html): string {
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title}</title>
<link rel="stylesheet" href="/paper-assets/noto-serif-sc/400.css">
<link rel="stylesheet" href="/paper-assets/noto-serif-sc/700.css">
<link rel="stylesheet" href="/paper-assets/noto-sans-sc/400.css">
<link rel="stylesheet" href="/paper-assets/noto-sans-mono/latin-400.css">
<link rel="stylesheet" href="/paper-assets/paper.css">
</head>
<body>
${watermark(by)}
${sheet}
</body>
</html>
`;
  return page.html;
}

/** A reprint says that it is one. */
export const whichCopy = (copy: number): string => `第 ${copy} 份${copy > 1 ? '（重印）' : ''}`;

/**
 * Fixed elements are repeated by the browser on every printed page; in HTML, because Chromium paints the transformed
 * parts of a fixed SVG on the first page only.
 */
function watermark({ department, officerName, printedAt, copy }: PrintedBy): Html {
  const mark = html`<p>${department}<br>${officerName}所制${whichCopy(copy)}<br>${paperTime(printedAt)}</p>`;
  return html`<div class="watermark" aria-hidden="true">${Array.from({ length: 12 }, () => mark)}</div>`;
}
