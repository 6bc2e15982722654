/**
 * The papers of a case and the certificate printed through the real host and looked at: the pages against accepted
 * pictures, the code read from one, as PDF and as OFD in a renderer that is not ours (R066).
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { digestOfValue, verifyValue } from '#shared/crypto/value-signature.ts';
import {
  type Certificate,
  certificateSignedValue,
  parseCertificateCode,
} from '#shared/domain/certificate/certificate.ts';
import { createWindowAssets } from '../../src-main/host/window-assets.ts';
import { certificatePage } from '../../src-main/services/paper/certificate-page.ts';
import { documentPage } from '../../src-main/services/paper/document-page.ts';
import { ofdOf } from '../../src-main/services/paper/ofd/ofd.ts';
import { filesOf, wordsOf } from '../../src-main/services/paper/ofd/testing/read-ofd.ts';
import { createShelf } from '../../src-main/services/paper/shelf.ts';
import { withdrawnAgreement } from '../../src-main/services/paper/testing/sample-agreement.ts';
import { sampleCertificate } from '../../src-main/services/paper/testing/sample-certificate.ts';
import { sampleBy, sampleDocuments } from '../../src-main/services/paper/testing/sample-papers.ts';
import { programFolders } from '../../src-main/start/program-folders.ts';
import { openNoWindowHost } from '../conformance/chromium-hosts.ts';
import { differences, differingSquares, expectAccepted } from './support/accepted-picture.ts';
import { ofdRenderer, readQrCodeOf, renderOfd } from './support/ofd-renderer.ts';
import { pagesOf, pdfFonts, pdfText, readQrCode } from './support/pdf.ts';
import { pixelsOfPng } from './support/png.ts';
import { freshFolder } from './support/programs.ts';

const folders = programFolders(import.meta.dirname);
const papers: Readonly<Record<string, () => string>> = {
  certificate: () => certificatePage({ ...sampleBy, sealed: true, certificate: sampleCertificate }),
  'certificate-unproven': () =>
    certificatePage({ ...sampleBy, copy: 1, sealed: false, certificate: sampleCertificate }),
  'agreement-withdrawn': () => documentPage({ kind: 'agreement', paper: withdrawnAgreement }, sampleBy),
  ...Object.fromEntries(
    Object.entries(sampleDocuments).map(([kind, document]) => [kind, () => documentPage(document, sampleBy)]),
  ),
};

/** Prints the page as the officer's program does, through its own headless run of the browser. */
const print = async (kind: string, html: string): Promise<string> => {
  const folder = freshFolder('papers');
  const shelf = createShelf();
  const sources = {
    rendererRoot: folders.renderer,
    paperAssetsRoot: folders.paperAssets,
    papers: shelf,
    tables: { take: async () => null },
  };
  const { host } = await openNoWindowHost({ ...sources, folder, assets: createWindowAssets(sources) });
  try {
    const file = join(folder, `${kind}.pdf`);
    writeFileSync(file, await host.printPdf(shelf.put({ html, paperId: kind, copy: sampleBy.copy })));
    return file;
  } finally {
    await host.close();
  }
};

/** The code read from a picture is of this certificate: its number, the digest of what it says, and the seal over both. */
const expectCodeOf = ({ body, sealKey }: Certificate, code: string | null): void => {
  const read = parseCertificateCode(code ?? '');
  if (read === null) throw new Error('no code on the paper');
  const { number, digest, signature } = read;
  expect({ number, digest }).toEqual({ number: body.number, digest: digestOfValue(body) });
  const value = certificateSignedValue(number, digest);
  expect(verifyValue({ publicKey: sealKey, value, signature })).toBe(true);
};

const asOfd = (file: string): Uint8Array =>
  ofdOf(readFileSync(file), { author: sampleBy.department, createdOn: '2026-11-26' });

/** Poppler and the pages of an OFD put a line's words in orders of their own: the same characters as often. */
const characters = (text: string): string => [...text.replace(/\s/gu, '')].toSorted().join('');

for (const [kind, page] of Object.entries(papers))
  test(`[R066] the paper ${kind} looks as it was accepted, and its OFD has every character`, async () => {
    const file = await print(kind, page());
    for (const [index, picture] of pagesOf(file).entries())
      expectAccepted(picture, `${kind}-${index + 1}.png`);
    const fonts = pdfFonts(file).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    // Of the product's own, each embedded: a font of the machine is another one on the next.
    for (const font of fonts)
      expect(font).toMatch(/^\w{6}\+Noto(?:Serif|Sans)(?:SC|Mono)\S* .* yes +yes +yes /u);
    if (kind === 'certificate') expectCodeOf(sampleCertificate, readQrCode(file));
    if (kind === 'certificate-unproven') expect(readQrCode(file)).toBeNull();
    const pages = [...filesOf(asOfd(file))].filter(([path]) => path.endsWith('Content.xml'));
    expect(characters(pages.map(([, xml]) => wordsOf(xml)).join(''))).toBe(characters(pdfText(file)));
    if (kind === 'certificate')
      expect(pages.map(([, xml]) => wordsOf(xml).replace(/\s/gu, '')).join('')).toContain(
        digestOfValue(sampleCertificate.body),
      );
    for (const [index, [, xml]] of pages.entries())
      expect(wordsOf(xml)).toContain(`— ${index + 1} / ${pages.length} —`);
    rmSync(join(file, '..'), { recursive: true, force: true });
  });

for (const kind of ['certificate', 'agreement'])
  test(`[R066] the paper ${kind} without 演示密钥 on its face is not the accepted one`, async () => {
    const whole = papers[kind]?.() ?? '';
    const without = whole.replace(/<p class="void">演示密钥[^<]*<\/p>/u, '');
    expect(without).not.toBe(whole);
    const found = pagesOf(await print(kind, without)).map((page, at) =>
      differences(page, `${kind}-${at + 1}.png`),
    );
    expect(found.flat()).not.toEqual([]);
  });

test('[R066] no part of an accepted page may be missing: not the box, not its frame, not a digit', () => {
  const accepted = pixelsOfPng(readFileSync(test.info().snapshotPath('certificate-2.png')));
  expect(differingSquares(accepted, accepted)).toEqual([]);
  const { width, channels } = accepted;
  const pale = (at: number) => accepted.data.subarray(at, at + 3).every((value) => value > 128);
  const inked = Array.from({ length: accepted.data.length / channels }, (_, pixel) => pixel).filter(
    (pixel) => !pale(pixel * channels),
  );
  // A white square the size of a digit, around one dark pixel in three hundred.
  for (const pixel of inked.filter((_, order) => order % 300 === 0)) {
    const data = accepted.data.slice();
    for (let down = -3; down <= 3; down += 1)
      data.fill(255, (pixel + down * width - 2) * channels, (pixel + down * width + 3) * channels);
    expect(differingSquares({ ...accepted, data }, accepted)).not.toEqual([]);
  }
});

const renderer = ofdRenderer();
for (const kind of ['certificate', 'agreement'])
  test(`[R066] the OFD of the paper ${kind} looks as it was accepted in a renderer that is not ours`, async ({
    browser,
  }) => {
    test.skip(renderer === null, 'the renderer could not be taken from the npm registry');
    const file = await print(kind, papers[kind]?.() ?? '');
    const page = await browser.newPage({ deviceScaleFactor: 3 });
    const shown = await renderOfd(page, renderer ?? '', asOfd(file));
    expect(shown).toBe(2);
    for (let number = 1; number <= shown; number += 1) {
      const picture = await page
        .locator('body > div')
        .nth(number - 1)
        .screenshot({ scale: 'css' });
      expectAccepted(picture, `${kind}-ofd-${number}.png`);
    }
    if (kind === 'certificate')
      expectCodeOf(sampleCertificate, await readQrCodeOf(page.locator('body > div').last()));
    await page.close();
    rmSync(join(file, '..'), { recursive: true, force: true });
  });
