/** Signing in while the workstation still asks who answers: nothing moves away from under the officer's hand. */
import { expect, type Page, test, type WebSocketRoute } from '@playwright/test';
import { putOnJourneyClock } from './support/journey-clock.ts';
import { type Program, startDesk, startPlatform } from './support/programs.ts';

let platform: Program;

test.beforeAll(async () => {
  platform = await startPlatform();
});

test.afterAll(async () => {
  await platform?.stop();
});

type Frame = { readonly id?: number | string; readonly method?: string };

/** Holds back what main answers to these methods until it is let through. */
const holdBack = async (page: Page, methods: readonly string[]): Promise<() => Promise<void>> => {
  const held: (() => void)[] = [];
  const asked = new Set<Frame['id']>();
  let open = false;
  const join = (window: WebSocketRoute) => {
    const main = window.connectToServer();
    window.onMessage((message) => {
      const { id, method } = JSON.parse(String(message)) as Frame;
      if (method !== undefined && methods.includes(method)) asked.add(id);
      main.send(message);
    });
    main.onMessage((message) => {
      const { id } = JSON.parse(String(message)) as Frame;
      if (!open && id !== undefined && asked.has(id)) held.push(() => window.send(message));
      else window.send(message);
    });
  };
  await page.routeWebSocket(/.*/u, join);
  return async () => {
    await expect.poll(() => held.length).toBe(methods.length);
    open = true;
    for (const letThrough of held) letThrough();
  };
};

test('the button stays where it is when a slow platform answers who it is', async ({ browser }) => {
  const desk = await startDesk('slow-greeting', platform.ready.url);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await putOnJourneyClock(context);
  const page = await context.newPage();
  const letThrough = await holdBack(page, ['greet', 'info']);
  await page.goto(desk.ready.url);
  const button = page.getByRole('button', { name: '登录', exact: true });
  await expect(button).toBeVisible();
  const before = await button.boundingBox();
  await expect(page.getByText('演示账号')).toBeHidden();
  await letThrough();
  await expect(page.getByText('演示账号')).toBeVisible();
  await expect(page.getByText('共享平台 http')).toBeVisible();
  expect(await button.boundingBox()).toEqual(before);
  await page.screenshot({ path: 'artefacts/steps/sign-in-steady.png' });
  await context.close();
  expect(await desk.stop()).toBe(0);
});
