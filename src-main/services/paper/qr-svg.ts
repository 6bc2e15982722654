import { create } from 'qrcode';
import { type Html, html } from './html.ts';

/** Modules of white the standard asks for on each side (ISO/IEC 18004 §6.3.8). */
const quietZone = 4;

/** A QR code of error level M as an inline SVG: one path, so that printers draw no seams between modules. */
export function qrSvg(text: string): Html {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, y) => runsOf(modules, y));
  const side = modules.size + 2 * quietZone;
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="凭证核验二维码" shape-rendering="crispEdges"><path fill="#000" d="${rows.join('')}"/></svg>`;
}

/** Neighbouring dark modules of a row, drawn as one bar. */
function runsOf(modules: { size: number; get(row: number, column: number): number }, y: number): string {
  const row = Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? '1' : '0')).join('');
  const runs = [...row.matchAll(/1+/gu)];
  return runs
    .map(({ 0: run, index }) => `M${index + quietZone} ${y + quietZone}h${run.length}v1h-${run.length}z`)
    .join('');
}
