import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from './workstation.ts';

/**
 * What axe calls serious or worse on the page as it stands. Where no frame is looked into, the page's own result is the
 * whole one: joining the frames' would open and load another page at every look. Of what axe may read beforehand the
 * style sheets are left out: they serve an experimental rule alone, which nobody asks.
 * @param without what is not looked at, as a selector
 */
export const seriousFaults = async (page: Page, without?: 'iframe'): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page })
    .setLegacyMode(without === 'iframe' || page.frames().length === 1)
    .options({ resultTypes: ['violations'], preload: { assets: ['media'] } });
  const { violations } = await (without === undefined ? axe : axe.exclude(without)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

/** Nothing serious for axe, and nothing that would have to be scrolled to from the side. */
export const isSound = async ({ page }: { readonly page: Page }, place?: string): Promise<void> => {
  await settled(page);
  expect(await seriousFaults(page), place).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${place ?? 'the page'} scrolls sideways`).toBeLessThanOrEqual(0);
};
