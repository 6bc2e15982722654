/** The organisation's own records: a filing acknowledged, guides read, an incident handled. */
import { expect, test } from '@playwright/test';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let department: Workstation;
let management: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const at = platform.ready.url;
  department = await openWorkstation(browser, { name: 'filing', login: 'minzheng.zhang', platform: at });
  management = await openWorkstation(browser, { name: 'desk', login: 'zwxx.zhao', platform: at });
});

test.afterAll(async () => {
  for (const workstation of [department, management]) await workstation?.stop();
  await platform?.stop();
});

test('[R004] [R005] [R062] [R090] a filing is acknowledged, a guide is found, an incident is handled and closed', async () => {
  // Five pieces of an office’s work in one sitting.
  test.setTimeout(400_000);
  await test.step('[R004] the department files its people and a document', async () => {
    const { page } = department;
    await department.go('部门备案');
    await department.picture('registration-none');
    await page.getByRole('button', { name: '报备本部门' }).click();
    await page.getByRole('button', { name: '报备', exact: true }).click();
    await expect(page.getByText('请填写安全负责人。')).toBeVisible();
    await page.getByLabel('安全负责人').fill('赵安宁');
    await page.getByRole('button', { name: '添加制度文件' }).click();
    await page.getByLabel('文件名称').fill('数据共享内部管理办法');
    await page.getByLabel('印发日期').fill('2026-03-01');
    await page.getByLabel('正文').fill('第一条 数据共享由办公室牵头，各科室指定一名联络人。');
    await department.picture('registration-form');
    await page.getByRole('button', { name: '报备', exact: true }).click();
    await department.picture('registration-confirm');
    await page.getByRole('button', { name: '确认报备' }).click();
    await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
  });

  await test.step('[R004] [R005] the management sees it first, acknowledges it, and sees what is missing', async () => {
    const { page } = management;
    await management.go('部门备案');
    await page.getByRole('option', { name: /忻州市民政局/u }).click();
    await management.picture('registration-overview');
    await page.getByRole('button', { name: '出具回执' }).click();
    await page.getByRole('button', { name: '确认回执' }).click();
    await expect(page.getByText('有效的备案里没有：内部协调机制、安全管理制度')).toBeVisible();
    await management.picture('registration-acknowledged');
  });

  await test.step('[R062] a guide is found by a word of its text', async () => {
    const { page } = department;
    await department.go('指南');
    await page.getByLabel('搜索指南').fill('检查单');
    await expect(page.getByRole('option')).toHaveCount(1);
    await department.picture('guide');
  });

  await test.step('[R062] the management writes a guide, which the department reads, and withdraws it', async () => {
    const { page } = management;
    await management.go('指南');
    await page.getByRole('button', { name: '写一份指南' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.getByText('请填写标题。')).toBeVisible();
    await page.getByLabel('标题').fill('接口密钥更换办法');
    await page
      .getByLabel('正文')
      .fill('# 什么时候更换\n每半年一次，人员变动时当日更换。\n# 怎样更换\n由安全管理员登记后办理。');
    await page.getByLabel('本版改了什么').fill('首次发布');
    await management.picture('guide-form');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await management.picture('guide-confirm');
    await page.getByRole('button', { name: '确认发布' }).click();
    await expect(page.getByRole('heading', { name: '接口密钥更换办法' })).toBeVisible();
    await department.page.getByLabel('搜索指南').fill('密钥更换');
    await expect(department.page.getByRole('option')).toHaveCount(1);
    await management.picture('guide-published');
    await page.getByRole('button', { name: '撤下' }).click();
    await page.getByLabel('撤下原因').fill('与平台新办法重复');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认撤下' }).click();
    await expect(department.page.getByRole('option').getByText('已撤下')).toBeVisible();
    await department.picture('guide-withdrawn');
  });

  await test.step('[R090] a drill and a proof of restore are recorded', async () => {
    const { page } = management;
    await management.go('安全记录');
    await management.picture('security-none');
    await page.getByRole('button', { name: '登记演练或恢复验证' }).click();
    await page.getByLabel('名称').fill('接口中断应急演练');
    await page.getByLabel('过程').fill('切断一处接口，改走文件交换，用时四十分钟');
    await page.getByLabel('发现和改进').fill('值班表缺一人，已补');
    await management.picture('drill-form');
    await page.getByRole('button', { name: '下一步' }).click();
    await management.picture('drill-confirm');
    await page.getByRole('button', { name: '确认登记' }).click();
    await page.getByRole('button', { name: '登记演练或恢复验证' }).click();
    await page.getByRole('radio', { name: '备份恢复验证' }).check();
    await page.getByLabel('名称').fill('年度恢复验证');
    await page.getByLabel('过程').fill('在隔离环境由昨日备份恢复，用时一小时');
    await page.getByLabel('发现和改进').fill('没有问题');
    await page.getByRole('textbox', { name: '备份', exact: true }).fill('昨日全量备份');
    const head = `1024 ${'ab'.repeat(32)}`;
    await page.getByLabel('备份时的台账').fill(head);
    await page.getByLabel('恢复后的台账').fill(head);
    await management.picture('restore-form');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认登记' }).click();
    await expect(page.getByText('接口中断应急演练').first()).toBeVisible();
    await management.picture('drills');
  });

  await test.step('[R090] an incident is recorded, handled and closed', async () => {
    const { page } = management;
    await management.go('安全记录');
    await page.getByRole('button', { name: '登记安全事件' }).click();
    await page.getByLabel('事件名称').fill('接口调用异常');
    await page.getByLabel('经过').fill('夜间调用次数超过日常十倍，由监测发现');
    await management.picture('incident-form');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认登记' }).click();
    await page.getByRole('button', { name: '登记措施或报告' }).click();
    await page.getByLabel('内容').fill('切断通道，更换密钥');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认登记' }).click();
    await page.getByRole('button', { name: '办结' }).click();
    await page.getByLabel('原因').fill('密钥写入了日志');
    await page.getByLabel('教训').fill('日志一律脱敏');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认办结' }).click();
    await expect(page.getByText('已办结').first()).toBeVisible();
    await management.picture('incident-closed');
  });
  for (const { complaints } of [department, management]) expect(complaints).toEqual([]);
});
