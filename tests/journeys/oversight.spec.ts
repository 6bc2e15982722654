/** Supervision: what the records show is suspected, confirmed, put to the department in writing, answered and verified. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { clerksAt } from './support/granted.ts';
import { press, record, savePaper, sent } from './support/officer.ts';
import { pdfText, picturePages } from './support/pdf.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let department: Workstation;
let management: Workstation;

/** 市公安局's entry was to be updated by 2026-11-02; nobody did. */
const letRunOut = async (address: string): Promise<void> => {
  const keeper = await clerksAt(address).clerk('zwxx.zhao');
  const statement = {
    kind: 'law',
    title: '居住证暂行条例实施细则修订',
    basis: '实施细则第九条，增加居住登记信息项',
    inForceOn: '2026-10-12',
    entryIds: ['entry-rk-001'],
  };
  const change = { triggerId: randomUUID(), departmentId: 'dept-gongan', statement };
  expect(await keeper.act('change.record', change)).toMatchObject({ status: 'applied' });
};

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const at = platform.ready.url;
  await letRunOut(at);
  management = await openWorkstation(browser, { name: 'oversight-desk', login: 'zwxx.zhao', platform: at });
  department = await openWorkstation(browser, { name: 'oversight-police', login: 'gongan.li', platform: at });
});

test.afterAll(async () => {
  for (const workstation of [department, management]) await workstation?.stop();
  await platform?.stop();
});

test('[R096] [R097] [R098] a suspicion becomes a 通报 only by an officer, and is put right, verified and referred', async () => {
  test.setTimeout(400_000);
  const { page } = management;
  await test.step('[R110] the end of the policy’s term stands on 今日 of the management and of the department', async () => {
    for (const [at, next] of [
      [management, '须有新文件'],
      [department, '届满前提出'],
    ] as const) {
      await at.go('今日');
      const line = at.page.getByRole('link', {
        name: /忻政办发〔2022〕3号有效期至2027年1月4日，.+八\(二\)/u,
      });
      await expect(line).toContainText(next);
      await at.picture('lapse');
    }
  });

  await test.step('[R026] every limit stands on the board, and leads to its record', async () => {
    await management.go('监督检查');
    const line = page.getByRole('row', { name: /忻州市公安局/u }).first();
    await management.picture('board');
    await line.getByRole('button', { name: '1', exact: true }).click();
    await expect(page.getByRole('link', { name: '居住证暂行条例实施细则修订' })).toBeVisible();
    await management.picture('board-department');
  });

  await test.step('[R098] the catalogue that was not updated is suspected, with its clock', async () => {
    await management.go('监督检查');
    await page.getByRole('link', { name: '疑似违规' }).click();
    await page
      .getByRole('option', { name: /忻州市公安局/u })
      .first()
      .click();
    await expect(page.getByText('还有 1 条目录没有更新')).toBeVisible();
    await management.picture('suspicion');
  });

  await test.step('[R096] it is confirmed, and put to the department in writing', async () => {
    await press(management, '认定');
    await record(management, { 理由: '已与该局核对，目录确未更新。' }, '确认认定');
    await press(management, '书面通报');
    await record(management, { 改正要求: '更新目录条目并说明逾期原因。' }, '确认通报');
    await expect(page.getByRole('heading', { name: /TB2026-\d{6}/u })).toBeVisible();
    await sent(management);
    await management.picture('circular-issued');
  });

  await test.step('[R096] it prints as an official document', async () => {
    await press(management, '打印通报');
    await expect(page.getByRole('button', { name: '存为 PDF' })).toBeVisible();
    await management.picture('circular-paper');
    const file = await savePaper(management);
    picturePages(file, 'artefacts/steps/paper-circular');
    const words = pdfText(file);
    expect(words).toMatch(/TB2026-\d{6}/u);
    await page.keyboard.press('Escape');
  });

  await test.step('[R096] the department finds it on its first screen, and replies', async () => {
    await department.go('今日');
    await expect(department.page.getByRole('link', { name: /回复整改/u })).toBeVisible();
    const notice = department.page.getByRole('listitem').filter({ hasText: '通报并责令限期改正' });
    await expect(notice).toContainText(/责令于\d{4}年\d+月\d+日前改正/u);
    await expect(notice.getByRole('link', { name: '查看通报' })).toHaveAttribute('href', /circulars\/.+/u);
    await department.picture('circular-today');
    await department.page.getByRole('link', { name: /回复整改/u }).click();
    await press(department, '回复整改');
    await record(department, { 整改情况: '目录已按新细则更新报备，今后由法制科通报修订。' }, '确认回复');
    await sent(department);
  });

  await test.step('[R096] [R097] the management verifies it, and refers the matter', async () => {
    await expect(page.getByRole('button', { name: '核实整改' })).toBeEnabled();
    await press(management, '核实整改');
    await record(management, { 核实意见: '编目件已报备，内容相符。' }, '确认核实');
    await press(management, '移送有关部门');
    await record(
      management,
      { 移送给: '忻州市人民政府办公室', 严重不良后果: '逾期致两县办件退回。' },
      '确认移送',
    );
    await expect(page.getByText('已改正').first()).toBeVisible();
    await sent(management);
    await management.picture('circular-ended');
  });

  await test.step('[R101] what needs a person is registered by hand', async () => {
    await management.go('监督检查');
    await page.getByRole('link', { name: '疑似违规' }).click();
    await press(management, '人工登记');
    await page.getByRole('combobox', { name: '部门' }).fill('公安');
    await page.locator('.ant-select-dropdown:visible').getByText('忻州市公安局', { exact: true }).click();
    await expect(page.getByText('何以见得是故意', { exact: false })).toBeVisible();
    await management.picture('violation-register-form');
    const facts = { 事实: '抽查的十二条记录均为上一季度数据。', 来源和核实: '季度抽查，已核对原始台账。' };
    await record(management, facts, '确认登记');
    await expect(page.getByRole('button', { name: '书面通报' })).toBeVisible();
    await management.picture('violation-registered');
  });

  await test.step('[R091] [R093] a period is assessed, objected to, answered and frozen', async () => {
    await management.go('监督检查');
    await page.getByRole('link', { name: '考核', exact: true }).click();
    await press(management, '计算一期考核');
    const plan = { 名称: '2026年10月以来考核', 起日期: '2026-10-01', 止日期: '2026-11-20' };
    await record(management, plan, '确认计算');
    await page.getByRole('option', { name: /忻州市公安局/u }).click();
    await page.getByRole('button', { name: '0 / 1' }).click();
    await expect(page.getByRole('link', { name: '居住证暂行条例实施细则修订' })).toBeVisible();
    await management.picture('assessment');
    await sent(management);
    await page.getByRole('link', { name: '居住证暂行条例实施细则修订' }).click();
    await expect(page.getByRole('heading', { name: '变化事项', level: 2 })).toBeVisible();
    await expect(page.getByRole('article', { name: '居住证暂行条例实施细则修订' })).toBeInViewport();
    await management.picture('counted-record');
    await management.go('监督检查');
    await page.getByRole('link', { name: '考核', exact: true }).click();
    await page.getByRole('option', { name: /忻州市公安局/u }).click();
    await department.go('通报和考核');
    await department.page.getByRole('link', { name: '考核', exact: true }).click();
    await press(department, '提出异议');
    await record(department, { 异议: '细则正文 10 月 20 日才收到。' }, '确认提出');
    await sent(department);
    await expect(page.getByRole('button', { name: '答复异议' })).toBeVisible();
    await press(management, '答复异议');
    await record(management, { 答复: '以细则施行之日起算，维持。' }, '确认答复');
    await press(management, '冻结结果');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认冻结' }).click();
    await expect(page.getByText('已冻结').first()).toBeVisible();
    await sent(management);
    await management.picture('assessment-frozen');
    const download = page.waitForEvent('download');
    await press(management, '导出表格');
    expect((await download).suggestedFilename()).toBe('2026年10月以来考核.xlsx');
  });

  await test.step('[R094] the frozen figures are printed for who decides about projects and money', async () => {
    await press(management, '打印依据材料');
    await expect(page.getByRole('button', { name: '存为 PDF' })).toBeVisible();
    await management.picture('funding-paper');
    const file = await savePaper(management);
    picturePages(file, 'artefacts/steps/paper-funding');
    const words = pdfText(file).replaceAll(/\s/gu, '');
    expect(words).toContain('忻州市公安局');
    expect(words).toMatch(/TB2026-\d{6}/u);
    await page.keyboard.press('Escape');
  });
  for (const { complaints } of [department, management]) expect(complaints).toEqual([]);
});
