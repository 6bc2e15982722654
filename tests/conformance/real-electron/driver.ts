/** Runs as the main process of a real Electron: opens the test window, prints a paper, writes down what it saw. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as electron from 'electron';
import { registerAppScheme } from '../../../src-main/host/electron/app-scheme.ts';
import { createElectronHost } from '../../../src-main/host/electron/electron-host.ts';
import { realAfter } from '../../../src-main/host/timers.ts';
import { createWindowAssets } from '../../../src-main/host/window-assets.ts';
import { ofdOf } from '../../../src-main/services/paper/ofd/ofd.ts';
import { filesOf, firstPage, wordsOf } from '../../../src-main/services/paper/ofd/testing/read-ofd.ts';
import { openNotebook } from '../notebook-main.ts';
import { awaitReport, fixtureSources, shelvedPaper } from '../paper-fixture.ts';

const folder = process.env.DESK_FIXTURE ?? '';

registerAppScheme(electron);
// Not awaited at the top level: Electron becomes ready only once this module has been evaluated.
void electron.app
  .whenReady()
  .then(run)
  .finally(() => electron.app.exit());

async function run(): Promise<void> {
  const main = openNotebook();
  const sources = fixtureSources(folder);
  const host = await createElectronHost({
    ...main,
    electron,
    platform: process.platform,
    preload: join(folder, 'preload.cjs'),
    devTools: false,
    assets: createWindowAssets(sources),
    papers: sources.papers,
    after: realAfter,
  });
  const report = awaitReport(main.subscribe);
  await host.openWindow();
  const printed = await host.printPdf(shelvedPaper);
  const pdf = Buffer.from(printed).toString('latin1', 0, 5);
  const page = filesOf(ofdOf(printed, { author: '', createdOn: '2026-11-24' })).get(firstPage) ?? '';
  await writeFile(
    join(folder, 'seen.json'),
    JSON.stringify({ report: await report, pdf, ofd: wordsOf(page) }),
  );
  await host.close();
}
