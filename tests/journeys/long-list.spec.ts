/** A list of a million rows, which is taller than a browser's page can be: every row can be come to. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { longListPage } from './support/long-list.ts';

const count = 1_000_000;

const open = async (page: Page): Promise<Locator> => {
  const { script, style } = await longListPage();
  await page.setContent(
    `<style>* { box-sizing: border-box; } ${style} #root { height: 600px; display: flex; flex-direction: column; }</style><div id="root"></div>`,
  );
  await page.addScriptTag({ content: script });
  return page.getByRole('listbox', { name: '百万条' });
};

/** Rows whole in sight, by their numbers. */
const inSight = (list: Locator): Promise<readonly number[]> =>
  list.evaluate((box) => {
    const { top, bottom } = box.getBoundingClientRect();
    return [...box.querySelectorAll('[role=option]')].flatMap((option) => {
      const place = option.getBoundingClientRect();
      return place.top >= top - 1 && place.bottom <= bottom + 1
        ? Number(option.textContent?.slice(4) || -1)
        : [];
    });
  });

test('first, middle and last of a million rows by scroll bar, wheel and keyboard, each told its place', async ({
  page,
}) => {
  const list = await open(page);
  await expect.poll(() => inSight(list)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

  // The scroll bar: to its end, its middle, its beginning.
  await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect.poll(() => inSight(list)).toContain(count - 1);
  await list.evaluate((box) => box.scrollTo(0, (box.scrollHeight - box.clientHeight) / 2));
  await expect.poll(async () => Math.abs(((await inSight(list))[0] ?? 0) - count / 2)).toBeLessThan(10);
  const [middle = 0] = await inSight(list);

  // The wheel goes row by row there.
  await list.hover();
  await page.mouse.wheel(0, 120);
  await expect.poll(async () => (await inSight(list))[0]).toBe(middle + 2);
  await list.evaluate((box) => box.scrollTo(0, 0));
  await expect.poll(async () => (await inSight(list))[0]).toBe(0);

  // The keyboard: End to a row that has not been loaded, then back by pages, then Home.
  const selected = list.locator('[role=option][aria-selected=true]');
  await list.focus();
  await page.keyboard.press('Home');
  await expect(selected).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('PageDown');
  await expect(selected).toHaveAttribute('aria-posinset', '11');
  await page.keyboard.press('End');
  await expect(selected).toHaveText(`row ${count - 1}`);
  await expect(selected).toHaveAttribute('aria-posinset', String(count));
  await expect(selected).toHaveAttribute('aria-setsize', String(count));
  expect(await inSight(list)).toContain(count - 1);
  await page.keyboard.press('PageUp');
  await expect(selected).toHaveText(`row ${count - 11}`);
  await page.keyboard.press('ArrowDown');
  await expect(selected).toHaveText(`row ${count - 10}`);
  await expect.poll(() => inSight(list)).toContain(count - 10);
  const active = await list.getAttribute('aria-activedescendant');
  expect(active).toBe(await selected.getAttribute('id'));
  await page.keyboard.press('Home');
  await expect(selected).toHaveText('row 0');
  await expect.poll(async () => (await inSight(list))[0]).toBe(0);

  // Few rows are drawn however many there are.
  expect(await list.getByRole('option').count()).toBeLessThan(40);
});
