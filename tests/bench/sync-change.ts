/**
 * One change made in one window until it stands in another officer's, through the platform; then the same over wires
 * that tell where the time went, and the bytes: `node tests/bench/sync-change.ts [changes]`. Both windows, both desks,
 * the platform and its database share this machine.
 */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type Program, startDesk } from '../journeys/support/programs.ts';
import { openCity } from './support/city.ts';
import { type Counted, type CountedWire, openCountedWire } from './support/counted-wire.ts';
import { machine, median, ms, percentile, say } from './support/figures.ts';
import { openBrowser, openPage, signIn } from './support/window.ts';

const changes = Number(process.argv[2] ?? 50);
/** Longer than a stream's own pause between two pokes: each change comes alone. */
const pauseMs = 700;

const nameOf = (series: string, turn: number): string => `${series}测速编目第${turn}稿`;

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

/** Two officers of one department at 编目发布, the first with a draft that both see. */
async function openPair(browser: Browser, urls: readonly string[]) {
  const desks: Program[] = [];
  const contexts: BrowserContext[] = [];
  const pages: Page[] = [];
  for (const [index, login] of ['minzheng.zhang', 'minzheng.gao'].entries()) {
    const desk = await startDesk(`bench-${index}`, urls[index] ?? '');
    desks.push(desk);
    const { page, context } = await openPage(browser);
    contexts.push(context);
    await page.goto(desk.ready.url);
    await signIn(page, login);
    await page.getByText(/上次同步/u).waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: '编目发布', exact: true }).click();
    pages.push(page);
  }
  const [author, reader] = pages as [Page, Page];
  const close = async () => {
    for (const context of contexts) await context.close();
    for (const desk of desks) await desk.stop();
  };
  return { author, reader, close };
}

type Pair = Awaited<ReturnType<typeof openPair>>;

async function begin({ author, reader }: Pair, name: string): Promise<void> {
  await author.getByRole('button', { name: '新建编目' }).click();
  await author.getByLabel('资源名称').fill(name);
  await author.getByRole('button', { name: '保存编目' }).click();
  await reader.getByText(name).first().waitFor({ timeout: 60_000 });
}

/** The moments of one change; the author's form is open again before it. */
async function oneChange({ author, reader }: Pair, name: string, atTheClick = () => {}) {
  await author.getByRole('button', { name: '修改', exact: true }).click();
  await author.getByLabel('资源名称').waitFor();
  await pause(pauseMs + Math.random() * 300);
  const appears = seen(reader, name);
  atTheClick();
  const clicked = await change(author, name);
  return { clicked, appeared: await appears };
}

const city = await openCity(0);
const browser = await openBrowser();
const node = await city.node();
const { url } = node.ready;

/** Straight to the platform: what an officer waits. */
async function straight(): Promise<void> {
  const pair = await openPair(browser, [url, url]);
  await begin(pair, nameOf('直连', 0));
  const times: number[] = [];
  for (let turn = 1; turn <= changes; turn += 1) {
    const { clicked, appeared } = await oneChange(pair, nameOf('直连', turn));
    times.push(appeared - clicked);
  }
  await pair.close();
  say(`one change from the click in one window to the text in another, ${changes} changes; ${machine()}`);
  say(`  median ${ms(median(times))}   p95 ${ms(percentile(times, 0.95))}   least ${ms(Math.min(...times))}`);
}

/** Over wires that count: where the time goes, and how many bytes. */
async function counted(wires: readonly [CountedWire, CountedWire]): Promise<void> {
  const pair = await openPair(
    browser,
    wires.map((wire) => wire.url),
  );
  await begin(pair, nameOf('计量', 0));
  const times: number[] = [];
  const stages: Stages[] = [];
  const bytes = { author: [] as number[], reader: [] as number[] };
  for (let turn = 1; turn <= changes; turn += 1) {
    const moments = await oneChange(pair, nameOf('计量', turn), () => {
      for (const wire of wires) wire.take();
    });
    times.push(moments.appeared - moments.clicked);
    await pause(50);
    const [up, down] = [wires[0].take(), wires[1].take()];
    const told = stagesOf(moments, up, down);
    if (told !== null) stages.push(told);
    bytes.author.push(up.up + up.down);
    bytes.reader.push(down.up + down.down);
  }
  await pair.close();
  say(`  over counting wires: median ${ms(median(times))}`);
  for (const [stage, name] of Object.entries(nameOfStage))
    say(`    ${name.padEnd(40)} ${ms(median(stages.map((each) => each[stage as keyof Stages])))}`);
  say(
    `  bytes of a change, both ways: author's wire ${median(bytes.author)}, reader's wire ${median(bytes.reader)}`,
  );
}

const wires = [await openCountedWire(url), await openCountedWire(url)] as const;
try {
  await straight();
  await counted(wires);
} finally {
  await browser.close();
  for (const wire of wires) await wire.close();
  await city.close();
}
