import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofdOf } from '../../src-main/services/paper/ofd/ofd.ts';
import { filesOf, firstPage, wordsOf } from '../../src-main/services/paper/ofd/testing/read-ofd.ts';
import { browser, openNoWindowHost } from './chromium-hosts.ts';
import { createHostFixture, type HostFixture } from './host-fixture.ts';
import { otherPaper, shelvedPaper } from './paper-fixture.ts';

const hasPoppler = spawnSync('pdffonts', ['-v']).error === undefined;
const canRun = browser !== null && hasPoppler;
const skipped = canRun ? '' : ' SKIPPED: needs a browser and the Poppler tools pdffonts and pdfinfo';

describe.skipIf(!canRun)(`a printed paper${skipped}`, () => {
  let fixture: HostFixture;
  let pdf: string;
  let otherPdf: string;

  beforeAll(async () => {
    fixture = await createHostFixture();
    const { host } = await openNoWindowHost(fixture);
    pdf = join(fixture.folder, 'printed.pdf');
    otherPdf = join(fixture.folder, 'printed-other.pdf');
    host.paperSeen(otherPaper);
    const [printed, other] = await Promise.all([host.printPdf(shelvedPaper), host.printPdf(otherPaper)]);
    await writeFile(pdf, printed);
    await writeFile(otherPdf, other);
    await host.close();
  }, 60_000);
  afterAll(() => rm(fixture.folder, { recursive: true, force: true }));

  const poppler = (tool: string, ...args: string[]) =>
    execFileSync(tool, [...args, pdf], { encoding: 'utf8' });

  it('[R066] E10 embeds the web font and no other', () => {
    const fonts = poppler('pdffonts').trim().split('\n').slice(2);
    expect(fonts).toHaveLength(1);
    expect(fonts[0]).toMatch(/^\w{6}\+NotoSansSC\S*\s+.*\byes\s+yes\s+yes\s/);
  });

  it('[R066] E10 is one A4 page with its text, without address or date in a margin', () => {
    const info = poppler('pdfinfo');
    expect(info).toMatch(/Pages:\s+1\n/);
    expect(info).toMatch(/Page size:\s+59[45][.\d]* x 84[12][.\d]* pts \(A4\)/);
    expect(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).trim()).toBe('ABCdef 2018');
  });

  it('[R066] E10 is the paper that was asked for, whichever others lay in the browser', () => {
    expect(execFileSync('pdftotext', [otherPdf, '-'], { encoding: 'utf8' }).trim()).toBe('UVWxyz 2026');
  });

  it('[R066] E10 has the same words as OFD', async () => {
    const ofd = ofdOf(await readFile(pdf), { author: '', createdOn: '2026-11-24' });
    expect(wordsOf(filesOf(ofd).get(firstPage) ?? '')).toBe('ABCdef 2018');
  });

  it('E10 is printed without touching any profile kept in the data folder', async () => {
    await expect(stat(join(fixture.folder, 'browser-profile'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
