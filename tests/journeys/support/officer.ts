/** What officers do again and again: press, choose, open a case, fill a dialog and record. */
import { expect } from '@playwright/test';
import { follow, type Workstation } from './workstation.ts';

export const press = (at: Workstation, name: string): Promise<void> =>
  at.page.getByRole('button', { name, exact: true }).click();

/** One of the screens of 编目发布. */
export const publishingTab = async (at: Workstation, name: string): Promise<void> => {
  await at.go('编目发布');
  await follow(at.page.getByRole('navigation', { name: '编目发布的页面' }), name);
};

export const openCase = async (at: Workstation, place: string, resource: string): Promise<void> => {
  await at.go(place);
  await at.page.getByRole('option', { name: resource }).first().click();
};

export const choose = async (at: Workstation, label: string, option: string): Promise<void> => {
  await at.page.getByRole('combobox', { name: label, exact: true }).click();
  await at.page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
};

/** Fills a dialog, looks at what will be recorded, and records it. */
export const record = async (
  at: Workstation,
  words: { readonly [label: string]: string },
  confirm: string,
): Promise<void> => {
  for (const [label, text] of Object.entries(words))
    await at.page.getByRole('textbox', { name: label }).fill(text);
  await at.picture(`${confirm}-form`);
  await at.page.getByRole('button', { name: '下一步' }).click();
  await at.picture(confirm);
  await at.page.getByRole('button', { name: confirm, exact: true }).click();
  await expect(at.page.getByRole('dialog')).toBeHidden();
};

/** Everything this workstation did has reached the platform. */
export const sent = (at: Workstation): Promise<void> =>
  expect(at.page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible({ timeout: 90_000 });

/** Applies for every open item of a resource. */
export const applyFor = async (at: Workstation, resource: string, scenario: string): Promise<void> => {
  await at.go('目录');
  await at.page.getByLabel('搜索目录').fill(resource);
  await at.page.getByRole('option', { name: resource }).click();
  await press(at, '申请使用');
  await press(at, '全选可申请项');
  await at.page.getByLabel('使用用途').fill('低保资格核对');
  await at.page.getByLabel('应用场景').fill(scenario);
  await press(at, '提交申请');
  await press(at, '确认提交');
};

/** The head reads what the department wrote and lets it go out. */
export const letGo = async (at: Workstation, resource: string, what: '提交' | '答复'): Promise<void> => {
  await openCase(at, '审核', resource);
  await expect(at.page.getByRole('button', { name: `同意${what}`, exact: true })).toBeVisible();
  await at.picture(`consent-${what}`);
  await press(at, `同意${what}`);
  await at.picture(`consent-${what}-confirm`);
  await press(at, `确认同意${what}`);
  await expect(at.page.getByRole('dialog')).toBeHidden();
  await sent(at);
};

/** Passes it on to its provider. */
export const passOn = async (at: Workstation, resource: string): Promise<void> => {
  await openCase(at, '审核', resource);
  await press(at, '同意转至');
  await press(at, '确认');
};

/** Writes a refusal with its basis. */
export const refuseIt = async (at: Workstation, resource: string): Promise<void> => {
  await openCase(at, '审核', resource);
  await press(at, '不予提供');
  await choose(at, '理由', '超出使用部门职责');
  await choose(at, '依据的层级', '法律');
  const refusal = { 依据条款: '《中华人民共和国个人信息保护法》第十三条', 说明: '未见职责依据' };
  await record(at, refusal, '确认不予提供');
};

const pin = '246810';

/** Makes a signing key, reads the agreement to its end and signs it. */
export const sign = async (at: Workstation, resource: string, name: string): Promise<void> => {
  await at.go('协议签署');
  await at.page.getByRole('option', { name: resource }).or(at.page.getByText(resource)).first().click();
  await at.picture(`${name}-unread`);
  await at.page.getByLabel('设置 PIN').fill(pin);
  await at.page.getByLabel('再次输入 PIN').fill(pin);
  await at.page.getByRole('button', { name: '生成签名密钥' }).click();
  await at.page
    .getByLabel('协议正文', { exact: true })
    .evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await at.page.getByLabel('签名 PIN').fill(pin);
  await press(at, '签署');
  await at.picture(`${name}-confirm`);
  await press(at, '确认签署');
  await expect(at.page.getByRole('dialog')).toBeHidden();
  await at.picture(`${name}-signed`);
};

/** Saves the paper that is previewed; the file. */
export const savePaper = async ({ page }: Workstation, format: 'PDF' | 'OFD' = 'PDF'): Promise<string> => {
  await page.getByRole('button', { name: `存为 ${format}` }).click();
  const told = page.getByText(new RegExp(`已保存到.*\\.${format.toLowerCase()}`, 'u'));
  const saved = await told.textContent({ timeout: 60_000 });
  return saved?.replace(/^.*已保存到\s*/u, '').trim() ?? '';
};
