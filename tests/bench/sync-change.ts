/**
 * One change made in one window until it stands in another officer's, through the platform, and its bytes on both
 * wires: `node tests/bench/sync-change.ts [changes]`. Both windows, both desks, the platform and its database share
 * this machine.
 */
import type { Page } from '@playwright/test';
import { startDesk } from '../journeys/support/programs.ts';
import { openCity } from './support/city.ts';
import { type Counted, openCountedWire } from './support/counted-wire.ts';
import { machine, median, ms, percentile, say } from './support/figures.ts';
import { openBrowser, openPage, signIn } from './support/window.ts';

const changes = Number(process.argv[2] ?? 50);
/** Longer than a stream's own pause between two pokes: each change comes alone. */
const pauseMs = 700;

const nameOf = (turn: number): string => `测速编目第${turn}稿`;

/** Writes the new name into the open form and presses 保存; the moment of the click by this machine's clock. */
const change = (page: Page, name: string): Promise<number> =>
  page.evaluate(async (text) => {
    const field = [...document.querySelectorAll<HTMLInputElement>('input')].find(({ id }) =>
      document.querySelector(`label[for="${id}"]`)?.textContent?.includes('资源名称'),
    );
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === '保存编目',
    );
    if (field === undefined || button === undefined) throw new Error('the form is not there');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const at = Date.now();
    button.click();
    return at;
  }, name);

/** The moment at which the text stands in the page. */
const seen = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => document.body.textContent?.includes(wanted) === true && resolve(Date.now());
        const watch = new MutationObserver(() => look() && watch.disconnect());
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    text,
  );

/** Where the time of one change went, in milliseconds. */
type Stages = Readonly<Record<'sent' | 'answered' | 'poked' | 'asked' | 'brought' | 'drawn', number>>;

const nameOfStage: Readonly<Record<keyof Stages, string>> = {
  sent: 'click, both homes, push on the wire',
  answered: 'push answered',
  poked: 'poke at the reader’s wire',
  asked: 'pull on the wire',
  brought: 'pull answered',
  drawn: 'kept and drawn',
};

/** Null where a timer's own round crossed the change and the stages cannot be told apart. */
function stagesOf(moments: { clicked: number; appeared: number }, up: Counted, down: Counted): Stages | null {
  const after = ({ passed }: Counted, word: string, from: number) =>
    passed.find(({ what, at }) => what.startsWith(word) && at >= from)?.at ?? Number.NaN;
  const push = after(up, 'POST /sync/push', moments.clicked);
  const answer = after(up, 'HTTP/1.1', push);
  const poke = after(down, 'data:', push);
  const pull = after(down, 'POST /sync/pull', poke);
  const page = after(down, 'HTTP/1.1', pull);
  const stages = {
    sent: push - moments.clicked,
    answered: answer - push,
    poked: poke - answer,
    asked: pull - poke,
    brought: page - pull,
    drawn: moments.appeared - page,
  };
  return Object.values(stages).every(Number.isFinite) ? stages : null;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const city = await openCity(0);
const browser = await openBrowser();
const node = await city.node();
const wires = [await openCountedWire(node.ready.url), await openCountedWire(node.ready.url)];
const desks = [];
try {
  const pages: Page[] = [];
  for (const [index, login] of ['minzheng.zhang', 'minzheng.gao'].entries()) {
    const desk = await startDesk(`bench-${index}`, wires[index]?.url ?? '');
    desks.push(desk);
    const { page } = await openPage(browser);
    await page.goto(desk.ready.url);
    await signIn(page, login);
    await page.getByText(/上次同步/u).waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: '编目发布', exact: true }).click();
    pages.push(page);
  }
  const [author, reader] = pages as [Page, Page];
  await author.getByRole('button', { name: '新建编目' }).click();
  await author.getByLabel('资源名称').fill(nameOf(0));
  await author.getByRole('button', { name: '保存编目' }).click();
  await reader.getByText(nameOf(0)).first().waitFor({ timeout: 60_000 });
  const times: number[] = [];
  const stages: Stages[] = [];
  const bytes = { author: [] as number[], reader: [] as number[] };
  for (let turn = 1; turn <= changes; turn += 1) {
    await author.getByRole('button', { name: '修改', exact: true }).click();
    await author.getByLabel('资源名称').waitFor();
    await pause(pauseMs + Math.random() * 300);
    const appears = seen(reader, nameOf(turn));
    for (const wire of wires) wire.take();
    const clicked = await change(author, nameOf(turn));
    const appeared = await appears;
    times.push(appeared - clicked);
    await pause(50);
    const [up, down] = wires.map((wire) => wire.take());
    const told = up && down ? stagesOf({ clicked, appeared }, up, down) : null;
    if (told !== null) stages.push(told);
    bytes.author.push((up?.up ?? 0) + (up?.down ?? 0));
    bytes.reader.push((down?.up ?? 0) + (down?.down ?? 0));
  }
  say(`one change from the click in one window to the text in another, ${changes} changes; ${machine()}`);
  say(`  median ${ms(median(times))}   p95 ${ms(percentile(times, 0.95))}   least ${ms(Math.min(...times))}`);
  for (const [stage, name] of Object.entries(nameOfStage))
    say(`    ${name.padEnd(40)} ${ms(median(stages.map((each) => each[stage as keyof Stages])))}`);
  say(
    `  bytes of a change, both ways: author's wire ${median(bytes.author)}, reader's wire ${median(bytes.reader)}`,
  );
} finally {
  await browser.close();
  for (const desk of desks) await desk.stop();
  for (const wire of wires) await wire.close();
  await city.close();
}
