import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { certificateCode, parseCertificateCode } from '#shared/domain/certificate/certificate.ts';
import { certificateOf } from '../testing/fixtures.ts';
import { certificatePage } from './certificate-page.ts';
import { qrSvg } from './qr-svg.ts';

const printing = { department: '忻州市民政局', officerName: '张晓梅', copy: 2 };
const printedAt = Date.UTC(2026, 10, 23, 6, 5, 9);
const pageOf = (certificate = certificateOf(), sealed = true) =>
  certificatePage({ certificate, sealed, ...printing, printedAt });

/** The words a reader sees, tags and spaces out. */
const textOf = (page: string) => page.replace(/<[^>]*>|\s+/gu, '');

describe('[R066] the certificate on paper', () => {
  it('[R066] says who called what of whom, when, for what, and how much came back', () => {
    const text = textOf(pageOf());
    for (const words of [
      '数据资源调用记录凭证',
      '编号：PZ-2026-000017',
      '忻州市民政局',
      '忻州市公安局',
      '“常住人口户籍登记信息”',
      'SX-2026-00042',
      '低保资格复核',
      '姓名、户籍地址',
      '存证第1001条',
      'a'.repeat(64),
      'b'.repeat(64),
      'c'.repeat(64),
    ]) {
      expect(text).toContain(words);
    }
  });

  it('writes times of China, whatever this machine is set to', () => {
    expect(textOf(pageOf())).toContain('2026年11月23日00:30:05');
  });

  it('[R085] says that the user answers for the data and the provider does not', () => {
    expect(textOf(pageOf())).toContain('由使用部门负责，提供部门不对使用环节的安全问题负责');
  });

  it('says that a demonstration seal has no legal force, and only then', () => {
    expect(textOf(pageOf())).toContain('演示密钥不具法律效力');
    expect(textOf(pageOf({ ...certificateOf(), demonstration: false }))).not.toContain('演示密钥');
  });

  it('[R066] what the platform is not known to have recorded prints as 待核验 alone: no seal, no code, no testimony', () => {
    const page = pageOf(certificateOf(), false);
    expect(textOf(page)).toContain('待核验');
    expect(textOf(page)).toContain('本件不是凭证');
    for (const words of ['电子印章', '兹证明', '均已由平台记录存证', '核验码', '政务数据共享平台'])
      expect(textOf(page)).not.toContain(words);
    expect(page).not.toContain('<svg');
  });

  it('marks every page with who printed, when, and which copy', () => {
    const [mark = ''] = /<div class="watermark".*?<\/div>/u.exec(pageOf()) ?? [];
    expect(textOf(mark)).toContain('忻州市民政局张晓梅所制第2份（重印）2026年11月23日14:05:09');
  });

  it('carries the code typed out as the code that is verified', () => {
    const certificate = certificateOf();
    const code = certificateCode({ ...certificate, number: certificate.body.number });
    expect(textOf(pageOf())).toContain(code);
    expect(parseCertificateCode(code)).toMatchObject({ digest: certificate.digest });
  });

  it('escapes every value of a record', () => {
    const hostile = `<script>alert("1")</script>&'`;
    const call = { ...certificateOf().body.calls[0], purpose: hostile, itemNames: [hostile] };
    const certificate = certificateOf({
      userDepartment: hostile,
      providerDepartment: hostile,
      issuedTo: hostile,
      entryName: hostile,
      calls: [call as ReturnType<typeof certificateOf>['body']['calls'][number]],
    });
    const page = certificatePage({
      sealed: true,
      certificate,
      department: hostile,
      officerName: hostile,
      printedAt,
      copy: 1,
    });
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
  });

  it('needs no script and no inline style, which the paper’s policy would drop', () => {
    expect(pageOf()).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:/u);
  });
});

it('[R066] draws a QR code that a reader decodes to the same code', () => {
  const certificate = certificateOf();
  const code = certificateCode({ ...certificate, number: certificate.body.number });
  const { pixels, side } = rasterise(qrSvg(code).html, 4);
  expect(jsQR(pixels, side, side)?.data).toBe(code);
});

/** Paints the bars of our own SVG: `M x y h w v1 h-w z`. */
function rasterise(svg: string, scale: number) {
  const side = Number(/viewBox="0 0 (\d+)/u.exec(svg)?.[1]) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)/gu)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const from = row * side + Number(x) * scale;
      for (let at = from; at < from + Number(width) * scale; at++) pixels.fill(0, at * 4, at * 4 + 3);
    }
  }
  return { pixels, side };
}
