/**
 * A certificate from the click on 存为 PDF until the file is there, in a real window over a real desk and platform:
 * `node tests/bench/paper.ts [papers]`. The first of a session after three seconds of choosing its calls, then others clicked
 * the moment the paper is shown, and after a look of three seconds: the Chromium door makes ready while calls are chosen,
 * and lays a paper that is looked at ready for printing.
 */
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { callOf, grantCase } from '../conformance/platform-cases.ts';
import { clerksAt } from '../journeys/support/granted.ts';
import { startDesk } from '../journeys/support/programs.ts';
import { openCity } from './support/city.ts';
import { machine, median, ms, say } from './support/figures.ts';
import { openBrowser, openPage, signIn } from './support/window.ts';

const papers = Number(process.argv[2] ?? 9);
const choosingMs = 3_000;
const lookOfMs = 3_000;

const city = await openCity(0);
const browser = await openBrowser();
const node = await city.node();
const desk = await startDesk('bench-paper', node.ready.url);
try {
  const { user, caseId } = await grantCase(clerksAt(node.ready.url));
  const { status, body } = await user.post('/gateway/calls', callOf(caseId));
  if (status !== 200) throw new Error(JSON.stringify(body));
  const { page } = await openPage(browser);
  await page.goto(desk.ready.url);
  await signIn(page, 'minzheng.zhang');
  await page.getByText(/上次同步/u).waitFor({ timeout: 120_000 });
  await page.getByRole('link', { name: '凭证', exact: true }).click();
  await page.getByRole('checkbox', { name: /^DY20\d\d-\d{6}$/u }).check();
  await pause(choosingMs);
  await page.getByRole('button', { name: '开具凭证' }).click();
  const copy = (number: number) => page.getByText(`下一份为第 ${number} 份`);
  await copy(1).waitFor();
  let made = 0;
  let file = '';
  const save = async (lookMs: number): Promise<number> => {
    await pause(lookMs);
    const began = performance.now();
    await page.getByRole('button', { name: '存为 PDF' }).click();
    made += 1;
    await copy(made + 1).waitFor();
    const took = performance.now() - began;
    const told = await page.getByText(/已保存到/u).textContent();
    file = told?.replace(/^.*已保存到\s*/u, '').trim() ?? '';
    return took;
  };
  say(`a certificate from the click to its PDF, ${papers} of them each; ${machine()}`);
  say(`  the first, at once   ${ms(await save(0))}`);
  for (const [what, lookMs] of [
    ['clicked at once', 0],
    ['after a look of 3 s', lookOfMs],
  ] as const) {
    const times: number[] = [];
    for (let number = 0; number < papers; number += 1) times.push(await save(lookMs));
    say(
      `  ${what.padEnd(20)} median ${ms(median(times))}   least ${ms(Math.min(...times))}   most ${ms(Math.max(...times))}`,
    );
  }
  say(`  the file ${(statSync(file).size / 1024).toFixed(0)} KB`);
} finally {
  await browser.close();
  await desk.stop();
  await city.close();
}
