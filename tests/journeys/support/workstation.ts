/** An officer at a workstation: a desk of its own, a window in real Chromium, and pictures of what they see. */
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { demonstrationPassword } from '../../../src-platform/demonstration/install-demonstration.ts';
import { putOnJourneyClock } from './journey-clock.ts';
import { type Program, startDesk } from './programs.ts';

export type Workstation = {
  readonly page: Page;
  readonly desk: Program;
  /** What the window complained about: policy violations and errors. Must stay empty. */
  readonly complaints: readonly string[];
  go(place: string): Promise<void>;
  picture(name: string): Promise<void>;
  stop(): Promise<void>;
};

let pictures = 0;

/** Nothing moves any more but what never ends: a dialog half faded in is neither readable nor a picture. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const ends = ({ effect }: Animation) =>
      effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY;
    return Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map(({ finished }) => finished),
    );
  });

/** Follows a link of a menu. The screen before may hold what is looked for next; it goes with the mark's moving on. */
export const follow = async (menu: Locator, name: string): Promise<void> => {
  const link = menu.getByRole('link', { name });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
};

export const openWorkstation = async (
  browser: Browser,
  who: { name: string; login: string; platform: string },
): Promise<Workstation> => {
  const desk = await startDesk(who.name, who.platform);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await putOnJourneyClock(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(desk.ready.url);
  await page.getByLabel('账号').fill(who.login);
  await page.getByLabel('口令').fill(demonstrationPassword);
  const workstation: Workstation = {
    page,
    desk,
    complaints,
    go: (place) => follow(page.getByRole('navigation', { name: '主菜单' }), place),
    picture: async (name) => {
      await settled(page);
      pictures += 1;
      const path = `artefacts/steps/${String(pictures).padStart(2, '0')}-${who.name}-${name}.png`;
      await page.screenshot({ path });
    },
    stop: async () => {
      await context.close();
      expect(await desk.stop()).toBe(0);
    },
  };
  await workstation.picture('sign-in');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  return workstation;
};
