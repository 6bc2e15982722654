/** The catalogue's search in the window: its index in a worker, pinyin, old characters, facets, and no link needed. */
import { expect, test } from '@playwright/test';
import { searchLimits } from '#shared/protocol/search-catalog.ts';
import { mostSaved } from '../../src-renderer/office/search-shelf.ts';
import { publishEntry, wholeCount } from './support/catalogue.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, settled, type Workstation } from './support/workstation.ts';

let platform: Program;
let at: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  at = await openWorkstation(browser, {
    name: 'search',
    login: 'minzheng.zhang',
    platform: platform.ready.url,
  });
});

test.afterAll(async () => {
  await at?.stop();
  await platform?.stop();
});

test('a few letters, old characters or a piece of an abstract find an entry, and facets narrow it', async () => {
  const { page } = at;
  await at.go('目录');
  const box = page.getByLabel('搜索目录');
  const hits = page.getByRole('listbox', { name: '目录条目' });
  const count = page.getByRole('status').filter({ hasText: '条 / 共' });
  await expect(count).toHaveText(wholeCount);
  await at.picture('whole');

  await box.fill('zcrk');
  await expect(hits.getByRole('option').first()).toContainText('在册人口');
  await expect(hits.locator('mark').first()).toHaveText('在册人口');
  await at.picture('pinyin');

  await box.fill('在冊人口');
  await expect(hits.getByRole('option').first()).toContainText('在册人口');

  await box.fill('登记');
  const region = page.getByRole('region', { name: '区域' });
  await region.getByRole('checkbox').first().check();
  await expect(count).not.toHaveText(/^0 条/u);
  await at.picture('facets');
  await page.getByRole('button', { name: '清除筛选' }).click();

  await box.fill('没有这样的数据');
  await expect(page.getByText('没有符合的条目')).toBeVisible();
  await at.picture('nothing');
  await page.getByRole('button', { name: '清除搜索和筛选' }).click();

  // From a list without marks, and back to one, so that none is of another question.
  await expect(hits.locator('mark')).toHaveCount(0);
  await box.fill('《在册人口》');
  await expect(hits.locator('mark').first()).toHaveText('在册人口');
  await at.picture('pasted');
  await box.fill('');
  await expect(hits.locator('mark')).toHaveCount(0);

  // The platform finds the same, says so, and the workstation can be asked again.
  await box.fill('zcrk');
  await expect(count).toHaveText(/^[1-9]\d? 条 \/ 共 \d+ 条$/u);
  const own = /^\d+/u.exec((await count.textContent()) ?? '')?.[0];
  await page.getByRole('button', { name: '改由共享平台检索' }).click();
  await expect(page.getByText('由共享平台检索', { exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^\d+ 条$/u })).toHaveText(`${own} 条`);
  await expect(hits.getByRole('option').first()).toContainText('在册人口');
  await at.picture('platform');
  await page.getByRole('button', { name: '改用本机检索' }).click();
  await expect(count).toHaveText(/ \/ 共 /u);
  await box.fill('');
  await expect(hits.getByRole('option').first()).toBeVisible();
  expect(at.complaints).toEqual([]);
});

test('the search field wants no mouse, and an input method makes its words before they are searched for', async () => {
  const { page } = at;
  await at.go('目录');
  const box = page.getByLabel('搜索目录');
  const hits = page.getByRole('listbox', { name: '目录条目' });
  const count = page.getByRole('status').filter({ hasText: '条 / 共' });
  await page.getByRole('link', { name: '目录' }).focus();
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('');
  await expect(box).toHaveAttribute('maxlength', String(searchLimits.text));
  await expect(count).toHaveText(wholeCount);
  const whole = (await count.textContent()) ?? '';

  await test.step('while it composes the list stays; then the text it made is searched for', async () => {
    await count.evaluate((status) => {
      new MutationObserver(() =>
        status.setAttribute('data-told', `${status.dataset.told ?? ''}${status.textContent};`),
      ).observe(status, { characterData: true, childList: true, subtree: true });
    });
    const keyboard = await page.context().newCDPSession(page);
    for (const letters of ['h', 'hu', 'hun', "hun'y", "hun'yi", "hun'yin"]) {
      await keyboard.send('Input.imeSetComposition', {
        text: letters,
        selectionStart: letters.length,
        selectionEnd: letters.length,
      });
      await expect(box).toHaveValue(letters);
      await settled(page);
    }
    await expect(count).toHaveText(whole);
    await at.picture('composing');
    await keyboard.send('Input.insertText', { text: '婚姻' });
    await expect(box).toHaveValue('婚姻');
    await expect(hits.locator('mark').first()).toHaveText('婚姻');
    const found = await count.textContent();
    expect(found).not.toBe(whole);
    expect(await count.getAttribute('data-told'), 'nothing else was searched for').toBe(`${found};`);
    await keyboard.detach();
  });

  await test.step('down and Enter lead to the hits, Enter keeps what was searched for, Esc clears and leaves', async () => {
    await page.keyboard.press('ArrowDown');
    await expect(hits).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(hits.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '2');
    await page.keyboard.press('/');
    await expect(box).toBeFocused();
    await page.keyboard.type('登记');
    await expect(box).toHaveValue('登记');
    await page.keyboard.press('Enter');
    await expect(hits).toBeFocused();
    await expect(
      page.getByRole('region', { name: '最近检索' }).getByRole('button', { name: '登记', exact: true }),
    ).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await expect(box).toHaveValue('');
    await expect(box).toBeFocused();
    await expect(count).toHaveText(whole);
    await page.keyboard.press('Escape');
    await expect(box).not.toBeFocused();
  });

  await test.step('its buttons have names', async () => {
    await box.fill('登记');
    await page.getByRole('button', { name: '搜索', exact: true }).click();
    await expect(hits).toBeFocused();
    await page.getByRole('button', { name: '清除', exact: true }).click();
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('');
  });
  expect(at.complaints).toEqual([]);
});

test('far down the list both sides have the same entries at the same places, also while one takes over', async () => {
  const { page } = at;
  const hits = page.getByRole('listbox', { name: '目录条目' });
  const options = hits.getByRole('option');
  /** The entries in sight by their place; null until all of them have come. */
  const inSight = () =>
    options.evaluateAll((rows) =>
      rows.some((row) => row.textContent === '')
        ? null
        : rows.map((row) => `${row.getAttribute('aria-posinset')} ${row.textContent}`),
    );
  const scroll = (top: number) => hits.evaluate((list, to) => list.scrollTo({ top: to }), top);
  const settledAt = async (place: number): Promise<readonly string[] | null> => {
    await expect(options.first()).toHaveAttribute('aria-posinset', String(place));
    await expect.poll(inSight).not.toBeNull();
    return inSight();
  };
  await at.go('目录');
  await page.getByLabel('搜索目录').fill('');
  // A list of the question before may be too short to scroll.
  await expect(page.getByRole('status').filter({ hasText: '条 / 共' })).toHaveText(wholeCount);
  await expect(options.first()).toHaveAttribute('aria-posinset', '1');
  await scroll(1_800);
  await expect(options.first()).not.toHaveAttribute('aria-posinset', '1');
  const place = Number(await options.first().getAttribute('aria-posinset'));
  expect(place).toBeGreaterThan(20);
  const own = await settledAt(place);
  // Scrolled on and back before the platform has answered.
  await page.getByRole('button', { name: '改由共享平台检索' }).click();
  await scroll(4_800);
  await scroll(1_800);
  await expect(page.getByText('由共享平台检索', { exact: true })).toBeVisible();
  expect(await settledAt(place)).toEqual(own);
  await page.getByRole('button', { name: '改用本机检索' }).click();
  await expect(page.getByRole('status').filter({ hasText: '条 / 共' })).toBeVisible();
  expect(await settledAt(place)).toEqual(own);

  // Another question has another order: its best hits are at the top, wherever the officer was before.
  await page.getByLabel('搜索目录').fill('信息');
  await expect(hits.locator('mark').first()).toHaveText('信息');
  const total = Number(await options.first().getAttribute('aria-setsize'));
  expect(total, 'as long a list, so that only the question can have moved it').toBeGreaterThan(60);
  await expect(options.first()).toHaveAttribute('aria-posinset', '1');

  // What others publish meanwhile, here before the entry that is open, does not take the officer from where they read.
  await options.first().click();
  await scroll(1_800);
  await settledAt(place);
  await publishEntry(platform, '信息');
  await expect(options.first()).toHaveAttribute('aria-setsize', String(total + 1));
  await settledAt(place);
  expect(at.complaints).toEqual([]);
});

test('a misspelt word is put right; a saved search says in 目录 and 今日 what is new in it, until it is opened', async () => {
  const { page } = at;
  await at.go('目录');
  const box = page.getByLabel('搜索目录');
  const hits = page.getByRole('listbox', { name: '目录条目' });

  await box.fill('养老yljg');
  await expect(page.getByRole('button', { name: '养老 yljg', exact: true })).toBeVisible();
  await at.picture('apart');
  await box.fill('101001000001');
  await expect(page.getByRole('button', { name: '101001/000001', exact: true })).toBeVisible();

  await box.fill('养老机够');
  await expect(page.getByText('没有符合的条目')).toBeVisible();
  const hint = page.getByRole('button', { name: '养老机构', exact: true });
  await expect(hint).toBeVisible();
  const promised = /（(\d+) 条）/u.exec((await page.getByText('您要找的是不是').textContent()) ?? '')?.[1];
  await at.picture('hint');
  await hint.click();
  await expect(box).toHaveValue('养老机构');
  await expect(page.getByRole('status').filter({ hasText: ' / 共 ' })).toHaveText(
    new RegExp(`^${promised} 条`, 'u'),
  );

  await page.getByRole('button', { name: '收藏本次检索' }).click();
  const saved = page.getByRole('region', { name: '收藏的检索' });
  await expect(saved.getByRole('button', { name: '养老机构', exact: true })).toBeVisible();
  await hits.getByRole('option').first().click();
  await page.getByRole('button', { name: '收藏条目' }).click();
  await expect(page.getByRole('region', { name: '收藏的条目' }).getByRole('link')).toHaveCount(1);
  await expect(
    page.getByRole('region', { name: '最近检索' }).getByRole('button', { name: '养老机构', exact: true }),
  ).toBeVisible();

  await publishEntry(platform, '养老机构新登记的一条');
  await publishEntry(platform, '养老机构新登记的又一条');
  await expect(saved.getByText('新 2')).toBeVisible();
  await at.picture('shelf');
  await at.go('今日');
  const fresh = page.getByRole('region', { name: '收藏的检索有新条目（2）' });
  await expect(fresh.getByTitle('养老机构', { exact: true })).toBeVisible();
  await expect(fresh).toContainText('新 2 条');
  await at.picture('today');
  await fresh.getByRole('link').click();
  await expect(box).toHaveValue('养老机构');
  await expect(hits).toContainText('养老机构新登记的一条');
  await expect(saved.getByText('新 2')).toHaveCount(0);
  await at.go('今日');
  await expect(fresh).toHaveCount(0);
  expect(at.complaints).toEqual([]);
});

test('what is chosen beside the words is said wherever it counts, and can be taken away without them', async () => {
  const { page } = at;
  await at.go('目录');
  const box = page.getByLabel('搜索目录');
  const count = page.getByRole('status').filter({ hasText: ' / 共 ' });
  const facet = (title: string) => page.getByRole('region', { name: title, exact: true });
  const choose = (title: string, value: string) =>
    facet(title).getByRole('checkbox', { name: value }).check();
  const keep = page.getByRole('button', { name: '收藏本次检索' });
  const saved = facet('收藏的检索');
  const chosen = facet('已选筛选');
  const heading = page.getByRole('heading', { name: '筛选', exact: true });

  // The same question in another order is the same question.
  await box.fill('登记');
  await choose('共享类型', '有条件共享');
  await choose('共享类型', '无条件共享');
  await keep.click();
  await expect(
    saved.getByRole('button', { name: '登记，有条件共享，无条件共享', exact: true }),
  ).toBeVisible();
  await chosen.getByRole('button', { name: '去掉筛选 有条件共享' }).click();
  await expect(chosen.getByRole('button', { name: '去掉筛选 无条件共享' })).toBeFocused();
  await expect(keep).toBeVisible();
  await choose('共享类型', '有条件共享');
  await expect(page.getByText('已收藏', { exact: true })).toBeVisible();
  await at.picture('chosen');

  // Cleared, the keyboard goes on at the facets.
  await page.getByRole('button', { name: '清除筛选' }).press('Enter');
  await expect(heading).toBeFocused();
  await expect(chosen).toHaveCount(0);

  // Two departments are two questions, and each says which.
  for (const department of ['忻州市公安局', '忻州市民政局']) {
    await choose('提供部门', department);
    await keep.click();
    await expect(saved.getByRole('button', { name: `登记，${department}`, exact: true })).toBeVisible();
    await chosen.getByRole('button', { name: `去掉筛选 ${department}` }).press('Enter');
    await expect(heading).toBeFocused();
  }
  await saved.getByRole('button', { name: '删除收藏的检索 登记，忻州市民政局' }).press('Enter');
  await expect(saved.getByRole('button', { name: '登记，忻州市民政局', exact: true })).toHaveCount(0);
  await expect(saved.getByRole('button', { name: '删除收藏的检索 登记，忻州市公安局' })).toBeFocused();

  // Nothing is found for what was chosen earlier; it says so, and how much there is without it.
  await choose('提供部门', '忻州市公安局');
  await box.fill('养老机构');
  const reason = page.getByText('已选筛选：提供部门 忻州市公安局。不加筛选有');
  await expect(reason).toBeVisible();
  const without = /有 (\d+) 条/u.exec((await reason.textContent()) ?? '')?.[1];
  await at.picture('nothing-chosen');
  await page.getByRole('button', { name: '只清除筛选' }).press('Enter');
  await expect(box).toHaveValue('养老机构');
  await expect(count).toHaveText(new RegExp(`^${without} 条`, 'u'));
  await expect(heading).toBeFocused();
  expect(at.complaints).toEqual([]);
});

test('what was looked for lately stays in its pane, folded and to be taken away; what found nothing is not kept', async () => {
  const { page } = at;
  await at.go('目录');
  const box = page.getByLabel('搜索目录');
  const recent = page.getByRole('region', { name: '最近检索', exact: true });
  const lookFor = async (words: string) => {
    await box.fill(words);
    await box.press('Enter');
  };
  const long = '信息 '.repeat(searchLimits.text / 3).trim();
  await lookFor('没有这样的数据');
  for (const words of ['人口', '登记', '企业', '许可', '信息', long]) {
    await lookFor(words);
    await expect(recent.getByRole('button', { name: words, exact: true })).toBeVisible();
  }
  await expect(recent.getByRole('button', { name: '没有这样的数据' })).toHaveCount(0);
  await expect(recent.getByRole('button', { name: /^删除最近检索/u })).toHaveCount(5);
  const unfold = recent.getByRole('button', { name: /^全部 \d 个$/u });
  await expect(unfold).toHaveAttribute('aria-expanded', 'false');
  await at.picture('recent');
  await unfold.click();
  await expect(recent.getByRole('button', { name: '人口', exact: true })).toBeVisible();

  const pane = await page.getByRole('complementary', { name: '筛选' }).boundingBox();
  const edge = (pane?.x ?? 0) + (pane?.width ?? 0);
  for (const button of await recent.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(edge);
  }
  await recent.getByRole('button', { name: `删除最近检索 ${long}`, exact: true }).press('Enter');
  await expect(recent.getByRole('button', { name: long, exact: true })).toHaveCount(0);
  await expect(recent.getByRole('button', { name: '删除最近检索 信息', exact: true })).toBeFocused();
  expect(at.complaints).toEqual([]);
});

test('many values chosen, long names and a full shelf stay in their places', async () => {
  const { page } = at;
  await at.go('目录');
  const box = page.getByLabel('搜索目录');
  const saved = page.getByRole('region', { name: '收藏的检索', exact: true });
  const chosen = page.getByRole('region', { name: '已选筛选', exact: true });
  const keep = page.getByRole('button', { name: '收藏本次检索' });
  const full = page.getByText(`收藏已满 ${mostSaved} 个，先删除一个`);
  await box.fill('');
  // The question before may order its departments otherwise.
  await expect(page.getByRole('status').filter({ hasText: '条 / 共' })).toHaveText(wholeCount);
  const values = page.getByRole('region', { name: '提供部门', exact: true }).getByRole('checkbox');
  for (const place of [0, 1, 2, 3, 4]) await values.nth(place).check();
  await expect(chosen.getByText('另 2 项')).toBeVisible();
  await keep.click();
  await expect(saved.getByTitle(/^[^，]+(?:，[^，]+){4}$/u).first(), 'named by all five').toBeVisible();
  const line = await chosen.boundingBox();
  expect(line?.height, 'one line').toBeLessThan(40);
  for (const button of await chosen.getByRole('button').all()) {
    const { x = 0, width = 0 } = (await button.boundingBox()) ?? {};
    expect(x + width).toBeLessThan((line?.x ?? 0) + (line?.width ?? 0));
  }
  await at.picture('many-chosen');
  await page.getByRole('button', { name: '清除筛选' }).click();

  const deletions = saved.getByRole('button', { name: /^删除收藏的检索/u });
  for (let kept = await deletions.count(); kept < mostSaved; kept += 1) {
    await box.fill(`信息 ${'数据 '.repeat(kept)}`);
    await keep.click();
    await expect(page.getByText('已收藏', { exact: true })).toBeVisible();
  }
  await box.fill('登记信息');
  await expect(full).toBeVisible();
  await expect(deletions).toHaveCount(5);
  await at.picture('full');
  await saved.getByRole('button', { name: `全部 ${mostSaved} 个`, exact: true }).click();
  await expect(deletions).toHaveCount(mostSaved);
  await deletions.last().click();
  await expect(deletions.nth(mostSaved - 2)).toBeFocused();
  await expect(keep).toBeVisible();
  expect(at.complaints).toEqual([]);
});
