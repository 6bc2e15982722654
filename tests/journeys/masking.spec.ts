/**
 * 脱敏预览, all of it, with values planted in the file: none of them leaves the window. Watched are every frame of the bridge in
 * both directions, every request, what the browser and main keep on the disk, what main logs, and the memory after a lock. The
 * rows of a database's table come from main by answers to the masking worker's requests, and go no further either.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { forgetOpenPages } from '../../src-main/host/chromium/browser-profile.ts';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { availableServers, type PostgresServer } from '../conformance/postgres-servers.ts';
import { filesHolding, heapOf, openOwnBrowser } from './support/own-browser.ts';
import { pdfText } from './support/pdf.ts';
import { freshFolder, type Program, startDeskIn, startPlatform } from './support/programs.ts';
import { seriousFaults } from './support/soundness.ts';
import { openWorkstation, settled } from './support/workstation.ts';

const resource = '定点医药机构名录';
const other = '药品和耗材挂网价格';
const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙马朱胡');
const given = ['晓明', '丽华', '建国', '淑芬', '志强'];

/** Planted: one of each kind, in a row of its own and inside free text. */
const canaries = [
  '欧阳金丝雀',
  '140902199203077711',
  '13903507788',
  '6222021234567890128',
  '牧马河街七十三号',
  'canary.jinsique@163.com',
  '15834007799',
];

const people = (rows: number): string => {
  const line = (at: number) => {
    const age = 20 + (at % 60);
    const name = `${surnames[at % surnames.length]}${given[at % given.length]}`;
    const note = at % 9 === 0 ? `家属电话1390350${String(1_000 + (at % 9_000))}` : '无';
    return `${name},1409021980010${String(10_000 + at).slice(-5)},1360350${String(1_000 + (at % 9_000))},62220212345678${String(10_000 + at)},山西省忻州市忻府区长征街${(at % 90) + 1}号,${age},${['低保', '特困', '临时救助'][at % 3]},${note}`;
  };
  const planted = `${canaries[0]},${canaries[1]},${canaries[2]},${canaries[3]},山西省忻州市忻府区${canaries[4]},97,特困,"邮箱 ${canaries[5]}，\n另有电话 ${canaries[6]}"`;
  return [
    '姓名,身份证号,手机号,银行卡号,住址,年龄,救助类别,备注',
    planted,
    ...Array.from({ length: rows }, (_, at) => line(at)),
  ].join('\n');
};

/** What is written of the data must hold no planted value, nor one but for its last two characters. */
const heldBy = (text: string): readonly string[] =>
  canaries.filter((canary) => text.includes(canary) || text.includes(canary.slice(0, -2)));

/** What the papers that were saved say, without the blanks that printing may put between characters. */
const printedIn = (folder: string): string => {
  const files = globSync('**/*.pdf', { cwd: folder }).map((name) =>
    pdfText(join(folder, name)).replace(/\s/gu, ''),
  );
  expect(files.join('')).toContain('数据脱敏报告');
  return files.join('\n');
};

let platform: Program;

test.beforeAll(async () => {
  platform = await startPlatform();
});
test.afterAll(() => platform?.stop());

const signIn = async (page: Page, login: string): Promise<void> => {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByLabel('状态栏').getByText('在线')).toBeVisible();
};

let pictures = 0;
const picture = async (page: Page, name: string): Promise<void> => {
  await settled(page);
  pictures += 1;
  await page.screenshot({ path: `artefacts/steps/masking-${String(pictures).padStart(2, '0')}-${name}.png` });
};

const listen = (page: Page, heard: string[], complaints: string[]): void => {
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => heard.push(String(payload)));
    socket.on('framereceived', ({ payload }) => heard.push(String(payload)));
  });
  page.on('request', (request) => heard.push(`${request.url()} ${request.postData() ?? ''}`));
  page.on('console', (message) => {
    heard.push(message.text());
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
};

test('[R038] no planted value leaves the window, through the whole of masking', async () => {
  const folder = freshFolder('canary');
  const profile = freshFolder('canary-profile');
  const place = mkdtempSync(join(tmpdir(), 'canary-file-'));
  const input = join(place, '救助对象.csv');
  writeFileSync(input, people(6_000));
  const heard: string[] = [];
  const complaints: string[] = [];
  const desk = await startDeskIn(folder, platform.ready.url);
  const own = await openOwnBrowser(profile, desk.ready.url, (page) => listen(page, heard, complaints));
  const { page } = own;
  const saved: string[] = [];
  const save = async (name: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    saved.push(download.suggestedFilename());
    return readFileSync(await download.path(), 'utf8');
  };

  await test.step('a file is opened: columns, evidence, before and after', async () => {
    await signIn(page, 'yibao.liu');
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '脱敏预览' }).click();
    await expect(page.getByText('选择要共享的数据文件')).toBeVisible();
    await picture(page, 'empty');
    await page.getByLabel('所属资源').click();
    await page.getByLabel('所属资源').fill(resource);
    await page.getByTitle(resource).click();
    await page.locator('input[type=file]').first().setInputFiles(input);
    await expect(page.getByRole('cell', { name: String(canaries[0]) })).toBeVisible();
    await expect(page.getByText('列名提示姓名')).toBeVisible();
    expect(heldBy(await heapOf(own))).not.toEqual([]);
    await picture(page, 'rows');
    await page.getByRole('option', { name: /身份证号/u }).click();
    await expect(page.getByText(/校验位通过/u)).toBeVisible();
    await picture(page, 'resident-id');
    await page.getByRole('option', { name: /备注/u }).click();
    await picture(page, 'note');
  });

  await test.step('risk, its suggestion, and the run', async () => {
    await page.getByRole('button', { name: '风险' }).click();
    for (const column of ['住址', '年龄', '救助类别'])
      await page.getByRole('checkbox', { name: column }).check();
    await expect(page.getByText('k 不到 5')).toBeVisible();
    await picture(page, 'risk');
    await page.getByRole('button', { name: '建议泛化' }).click();
    await expect(page.getByText('损失最小的泛化')).toBeVisible();
    await picture(page, 'suggested');
    await page.getByRole('button', { name: '采用建议' }).click();
    await expect(page.getByText('达到要求')).toBeVisible();
    await page.getByLabel('用途').fill('救助资格核对');
    await page.getByRole('button', { name: '开始脱敏' }).click();
    await expect(page.getByText('没有识别出遗留的敏感内容')).toBeVisible();
    await picture(page, 'result');
  });

  await test.step('what is saved holds none of it', async () => {
    const masked = await save('保存结果文件');
    expect(heldBy(masked)).toEqual([]);
    expect(masked.split('\n')[0]).toContain('姓名,身份证号');
    expect(masked).toContain('王****,1409****00');
    const report = await save('保存报告（JSON）');
    expect(heldBy(report)).toEqual([]);
    expect(JSON.parse(report)).toMatchObject({ outcome: 'clean', rows: 6_001 });
    expect(saved).toEqual(['救助对象.脱敏.csv', '救助对象.脱敏.报告.json']);
    await page.getByRole('button', { name: '存为数据库视图' }).click();
    await page.getByLabel('原表').fill('public.救助对象');
    await page.getByRole('textbox', { name: '视图' }).fill('救助对象_脱敏');
    await expect(page.getByText('不能写成视图')).toBeVisible();
    await expect(page.getByRole('button', { name: '保存 SQL 文件' })).toBeDisabled();
    await picture(page, 'view-refused');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '打印脱敏报告' }).click();
    await expect(page.frameLocator('iframe').getByText('数据脱敏报告').first()).toBeVisible();
    await picture(page, 'paper');
    await page.getByRole('button', { name: '存为 PDF' }).click();
    await expect(page.getByText('已保存到')).toBeVisible();
    expect(heldBy(printedIn(folder))).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '保存规则到资源' }).click();
    await picture(page, 'save');
    await page.getByRole('button', { name: '确认保存' }).click();
    await expect(page.getByText('规则第 1 版')).toBeVisible();
    await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
    await picture(page, 'saved');
    await page.getByRole('button', { name: '交付文件' }).click();
    await expect(page.getByText('平台已核对并发布文件')).toBeVisible();
  });

  await test.step('a lock drops what was in memory', async () => {
    await expect(page.getByRole('button', { name: '立即同步' })).toBeEnabled();
    expect(complaints).toEqual([]);
    await page.getByRole('button', { name: '锁定' }).click();
    await expect(page.getByRole('button', { name: '解锁' })).toBeVisible();
    expect(heldBy(await heapOf(own))).toEqual([]);
  });

  await own.context.close();
  await forgetOpenPages(profile);
  expect(heard.length).toBeGreaterThan(50);
  expect(heard.some((frame) => frame.includes('masking.record'))).toBe(true);
  for (const said of heard) expect(heldBy(said)).toEqual([]);
  for (const kept of [folder, profile, platform.folder]) expect(filesHolding(kept, ...canaries)).toEqual([]);
  expect(await desk.stop()).toBe(0);
  rmSync(place, { recursive: true });
});

test('[R038] a table of the department’s database is read because the officer chose so; its rows go to the masking worker alone', async () => {
  const server = await (availableServers[0] as PostgresServer).open();
  const [folder, profile] = [freshFolder('canary-table'), freshFolder('canary-table-profile')];
  const heard: string[] = [];
  const complaints: string[] = [];
  const address = new URL(server.database.connectionString);
  const secret = `口令-${'金丝雀'}-7731`;
  await server.database.query(`CREATE ROLE reader_of_people LOGIN PASSWORD '${secret}'`);
  await server.database.query(
    'CREATE TABLE "救助对象" ("姓名" text, "身份证号" text, "手机号" text, "年龄" int)',
  );
  await server.database.query('GRANT SELECT ON "救助对象" TO reader_of_people');
  await server.database.query('INSERT INTO "救助对象" VALUES ($1, $2, $3, 97)', canaries.slice(0, 3));
  await server.database.query(
    `INSERT INTO "救助对象" SELECT '王晓明', '1409021980010' || (10000 + n), '1360350' || (1000 + n), n % 80 FROM generate_series(1, 5000) n`,
  );
  const desk = await startDeskIn(folder, platform.ready.url);
  const own = await openOwnBrowser(profile, desk.ready.url, (page) => listen(page, heard, complaints));
  const { page } = own;

  await test.step('a choice of the officer’s, with what it means before it', async () => {
    await signIn(page, 'yibao.liu');
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '脱敏预览' }).click();
    await page.getByRole('button', { name: '读取数据库表' }).click();
    const dialog = page.getByRole('dialog', { name: '读取本部门数据库的一张表' });
    for (const [label, value] of [
      ['地址', address.hostname],
      ['端口', address.port],
      ['数据库', address.pathname.slice(1)],
      ['账号', 'reader_of_people'],
      ['口令', 'wrong'],
      ['表或视图', '救助对象'],
    ] as const)
      await dialog.getByLabel(label, { exact: true }).fill(value);
    await dialog.getByLabel('加密连接并核对服务器证书').uncheck();
    const connect = dialog.getByRole('button', { name: '连接并读取' });
    await expect(connect).toBeDisabled();
    await dialog.getByLabel('我有权读取这张表').check();
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'table-choice');
    await connect.click();
    await expect(dialog.getByText('数据库不接受这个账号或口令')).toBeVisible();
    await dialog.getByLabel('口令', { exact: true }).fill(secret);
    await connect.click();
    await expect(page.getByRole('cell', { name: String(canaries[0]) })).toBeVisible();
    await picture(page, 'table-rows');
  });

  await test.step('masked like a file, and served by a view with the same bytes', async () => {
    await page.getByRole('option', { name: /年龄/u }).click();
    await page.getByRole('combobox', { name: '规则', exact: true }).click();
    await page.getByTitle('泛化（年龄段）').click();
    await page.getByRole('button', { name: '开始脱敏' }).click();
    await expect(page.getByText('没有识别出遗留的敏感内容')).toBeVisible();
    const saved = async (button: string, name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      return readFileSync(await download.path(), 'utf8');
    };
    const masked = await saved('保存结果文件', '救助对象.脱敏.csv');
    expect(heldBy(masked)).toEqual([]);
    const [, ...rows] = masked.trimEnd().split('\n');
    expect(rows).toHaveLength(5_001);

    await page.getByRole('button', { name: '存为数据库视图' }).click();
    await page.getByLabel('原表').fill('救助对象');
    await page.getByRole('textbox', { name: '视图' }).fill('救助对象_脱敏');
    await picture(page, 'table-view');
    await server.database.query(await saved('保存 SQL 文件', '救助对象_脱敏.sql'));
    const served = await server.database.query<{ row: string }>(
      `SELECT concat_ws(',', "姓名", "身份证号", "手机号", "年龄") AS row FROM "救助对象_脱敏"`,
    );
    expect(served.rows.map(({ row }) => row).sort()).toEqual(rows.map((row) => row.trimEnd()).sort());
    await expect(page.getByRole('button', { name: '立即同步' })).toBeEnabled();
    await page.getByRole('button', { name: '锁定' }).click();
    await expect(page.getByRole('button', { name: '解锁' })).toBeVisible();
    expect(heldBy(await heapOf(own))).toEqual([]);
  });

  await own.context.close();
  await forgetOpenPages(profile);
  expect(complaints).toEqual([]);
  expect(heard.some((said) => /\/table\/[0-9a-f]{64}\/1\/0/u.test(said))).toBe(true);
  for (const said of heard) expect(heldBy(said)).toEqual([]);
  // What was typed to open the table passes in the one frame that opens it.
  expect(heard.filter((said) => said.includes(secret))).toHaveLength(1);
  for (const kept of [folder, profile, platform.folder])
    expect(filesHolding(kept, secret, ...canaries.slice(0, 3))).toEqual([]);
  expect(await desk.stop()).toBe(0);
  await server.stop();
});

test('[R038] a file below the demanded k waits for a second person; the screen is sound for axe', async ({
  browser,
}) => {
  const address = platform.ready.url;
  const officer = await openWorkstation(browser, {
    name: 'mask-officer',
    login: 'yibao.liu',
    platform: address,
  });
  const second = await openWorkstation(browser, {
    name: 'mask-second',
    login: 'yibao.shen',
    platform: address,
  });
  const buffer = Buffer.from(people(300));

  await test.step('masked, and short of k', async () => {
    const { page } = officer;
    await officer.go('脱敏预览');
    await page.getByLabel('所属资源').fill(other);
    await page.getByTitle(other).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '挂网价格.csv', mimeType: 'text/csv', buffer });
    await expect(page.getByRole('cell', { name: String(canaries[0]) })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '风险' }).click();
    await page.getByRole('checkbox', { name: '年龄' }).check();
    await expect(page.getByText('k 不到 5')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '开始脱敏' }).click();
    await expect(page.getByText('没有达到规则要求的 k 或 l')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '保存规则到资源' }).click();
    await page.getByRole('button', { name: '确认保存' }).click();
    await expect(page.getByText('这个文件没有达标')).toBeVisible();
    await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
    await expect(page.getByRole('button', { name: '说明理由' })).toBeHidden();
    await officer.picture('short');
  });

  await test.step('another reviewer says why', async () => {
    const { page } = second;
    await second.go('编目发布');
    await page.getByRole('button', { name: '立即同步' }).click();
    await page.getByRole('option', { name: new RegExp(other, 'u') }).click();
    await expect(page.getByText('请在“数据脱敏”中说明理由')).toBeVisible();
    await page.getByText('未达标，待说明理由').scrollIntoViewIfNeeded();
    await second.picture('waiting');
    await page.getByRole('button', { name: '说明理由' }).click();
    await page.getByRole('textbox', { name: '理由' }).fill('只供本市定点机构核对，另签安全协议');
    await page.getByRole('button', { name: '下一步' }).click();
    await second.picture('reason');
    await page.getByRole('button', { name: '确认说明' }).click();
    await expect(page.getByText('已说明理由，可以交付')).toBeVisible();
    await expect(page.getByText('请在“数据脱敏”中说明理由')).toBeHidden();
  });

  await test.step('and the file can be delivered', async () => {
    const { page } = officer;
    await page.getByRole('button', { name: '立即同步' }).click();
    await page.getByRole('button', { name: '交付文件' }).click();
    await expect(page.getByText('平台已核对并发布文件')).toBeVisible();
    expect([...officer.complaints, ...second.complaints]).toEqual([]);
  });
  for (const each of [officer, second]) await each.stop();
});
