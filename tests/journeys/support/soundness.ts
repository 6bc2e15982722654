import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { settled, type Workstation } from './workstation.ts';

/** Nothing serious for axe, and nothing that would have to be scrolled to from the side. */
export const isSound = async (at: Workstation, place: string): Promise<void> => {
  await settled(at.page);
  const { violations } = await new AxeBuilder({ page: at.page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    place,
  ).toEqual([]);
  const beyond = await at.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${place} scrolls sideways`).toBeLessThanOrEqual(0);
};
