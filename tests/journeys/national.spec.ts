/**
 * With 809 on beside this policy: the heads consent, what is missing is told once, an answer and an update are extended
 * with consent, a coordination decision that is not accepted goes to the government, and a live right is changed.
 */
import { expect, test } from '@playwright/test';
import { addDays, civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { grantCase } from '../conformance/platform-cases.ts';
import type { Clerk } from '../conformance/platform-office.ts';
import { clerksAt } from './support/granted.ts';
import { applyFor, letGo, openCase, press, record, refuseIt, savePaper, sent } from './support/officer.ts';
import { pdfInfo, pdfText, picturePages } from './support/pdf.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '在册人口基础信息';

let platform: Program;
let office: ReturnType<typeof clerksAt>;
let user: Workstation;
let bureau: Workstation;
let provider: Workstation;
let manager: Workstation;
/** Heads of the user department's and of the provider's 共享工作机构. */
let head: Workstation;
let providerHead: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const { url } = platform.ready;
  office = clerksAt(url);
  const admin = await office.clerk('zwxx.zhao');
  const national = { pack: 'national-2025', expectedVersion: 0, on: true, reason: '条例已施行' };
  expect(await admin.act('policy.switch-pack', national)).toMatchObject({ status: 'applied' });
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name: `national-${name}`, login, platform: url });
  user = await open('user', 'minzheng.zhang');
  head = await open('head', 'minzheng.gao');
  bureau = await open('bureau', 'zwxx.wang');
  provider = await open('provider', 'gongan.li');
  providerHead = await open('provider-head', 'gongan.ren');
  manager = await open('manager', 'zwxx.zhao');
});

test.afterAll(async () => {
  for (const workstation of [user, head, bureau, provider, providerHead, manager]) await workstation?.stop();
  await platform?.stop();
});

/** Returns the case with an opinion and the parts named. */
const giveBack = async (opinion: string, ...parts: string[]): Promise<void> => {
  await openCase(bureau, '审核', resource);
  await bureau.page.getByLabel('审查意见').fill(opinion);
  for (const part of parts) await bureau.page.getByRole('checkbox', { name: part }).check();
  await press(bureau, '退回补正');
};

test('[R051] [R054] [R055] [R110] under 809 the heads consent, what is missing is told once, one clock of two is extended', async () => {
  await test.step('an application waits for the department’s own head, who sends it back and then lets it go', async () => {
    await applyFor(user, resource, '受理窗口核对');
    await expect(user.page.getByText('待负责人同意', { exact: true }).first()).toBeVisible();
    await sent(user);
    await user.picture('awaiting-consent');
    await openCase(head, '审核', resource);
    await press(head, '退回修改');
    await expect(head.page.getByText('退回的，须写明要修改的内容。')).toBeVisible();
    await head.page.getByLabel('负责人意见').fill('写明是哪一类低保');
    await press(head, '退回修改');
    await press(head, '确认退回修改');
    await sent(head);
    await openCase(user, '我的申请', resource);
    await press(user, '补正');
    await expect(user.page.getByText('负责人要求修改')).toBeVisible();
    await user.page.getByLabel('应用场景').fill('受理窗口核对城市低保申请人');
    await press(user, '重新提交');
    await press(user, '确认提交');
    await sent(user);
    await letGo(head, resource, '提交');
  });

  await test.step('it is returned with what is missing; the same part cannot be missed twice', async () => {
    await giveBack('请写明在哪一环节核对、核对哪些人', '应用场景');
    await bureau.picture('missing');
    await press(bureau, '确认');
    await sent(bureau);
    await openCase(user, '我的申请', resource);
    await press(user, '补正');
    await user.page.getByLabel('应用场景').fill('受理窗口逐件核对低保申请人身份');
    await user.picture('supplement');
    await press(user, '重新提交');
    await press(user, '确认提交');
    await sent(user);
    await letGo(head, resource, '提交');
    await openCase(bureau, '审核', resource);
    await expect(bureau.page.getByRole('checkbox', { name: '应用场景（已告知过）' })).toBeDisabled();
    await bureau.page.getByLabel('审查意见').fill('场景仍不清楚');
    await press(bureau, '退回补正');
    await press(bureau, '确认');
    await expect(bureau.page.getByRole('dialog').getByRole('alert')).toBeVisible();
    await bureau.picture('second-return-refused');
    await bureau.page.getByRole('dialog').getByRole('button', { name: '返回修改' }).click();
    await press(bureau, '同意转至');
    await press(bureau, '确认');
    await sent(bureau);
  });

  await test.step('the provider asks for more time; with consent one clock is extended and the other is not', async () => {
    await openCase(provider, '审核', resource);
    await press(provider, '申请延长答复');
    await record(provider, { 延长的理由: '须向省厅核实接口能力' }, '确认申请');
    await sent(provider);
    await openCase(manager, '协调', resource);
    await press(manager, '决定延长答复');
    await record(manager, { 意见: '情况属实' }, '确认决定');
    await sent(manager);
    const limits = provider.page.getByRole('region', { name: '时限' });
    await expect(limits.getByRole('listitem').first()).toContainText('五(三)2');
    await expect(limits).toContainText('主管部门已同意');
    await provider.picture('extended');
  });

  await test.step('the answer is the provider’s own until its head consents', async () => {
    await refuseIt(provider, resource);
    await sent(provider);
    await expect(user.page.getByText('答复待负责人同意').first()).toBeVisible();
    await expect(user.page.getByText('未见职责依据')).toHaveCount(0);
    await letGo(providerHead, resource, '答复');
    await expect(user.page.getByText('未见职责依据').first()).toBeVisible();
    await user.picture('refused');
  });
});

/** The dispute up to the coordination decision, over the wire: whole-line.spec.ts goes this way on screen. */
const disputeOverTheWire = async (): Promise<void> => {
  const [applicant, answers, admin] = (await Promise.all(
    ['minzheng.zhang', 'gongan.li', 'zwxx.zhao'].map((login) => office.clerk(login)),
  )) as [Clerk, Clerk, Clerk];
  const rows = await applicant.rows();
  const subject = [...rows.values()].find((row) => row.state === 'refused');
  const caseId = String(subject?.id);
  const version = async (key: string): Promise<number> => Number((await applicant.rows()).get(key)?.version);
  const onCase = async () => ({ caseId, expectedVersion: await version(`sharingCase ${caseId}`) });
  const talk = async () => ({ caseId, expectedVersion: await version(`negotiation ${caseId}.negotiation`) });
  const must = async (who: Clerk, name: string, args: object): Promise<void> =>
    expect(await who.act(name, args)).toMatchObject({ status: 'applied' });
  const need = { dutyBasis: '《社会救助暂行办法》第十一条', need: '不核对身份无法办理低保' };
  await must(applicant, 'negotiation.open', { ...(await onCase()), ...need });
  const outcome = { kind: 'failed', note: '双方对提供范围不能一致' };
  await must(answers, 'negotiation.propose-outcome', { ...(await talk()), party: 'provider', outcome });
  await must(applicant, 'negotiation.sign-off', { ...(await talk()), party: 'user' });
  const request = { party: 'user', statement: '履职确需，请协调提供' };
  await must(applicant, 'coordination.request', { ...(await onCase()), ...request });
  const grounds = {
    facts: '使用部门依法负责低保审核',
    reasons: '可由窗口当场核验证件，不需取得原始信息',
    provision: '《社会救助暂行办法》第五十七条',
  };
  await must(admin, 'coordination.decide', { ...(await onCase()), ruling: { kind: 'uphold' }, grounds });
};

test('[R060] [R110] a coordination decision that is not accepted goes to the government, and the record prints', async () => {
  await disputeOverTheWire();

  await test.step('the user department does not accept it', async () => {
    await openCase(user, '我的申请', resource);
    await press(user, '不服协调决定');
    await record(user, { 不服的理由: '窗口无法当场核验外埠证件，决定未考虑法定职责' }, '确认不服');
    await sent(user);
    await user.picture('contested');
  });

  await test.step('the management department reports it, and records what the government decided', async () => {
    await openCase(manager, '协调', resource);
    await press(manager, '报本级人民政府');
    const report = { 报请文号: '忻政数〔2026〕3号', 主管部门意见: '建议提供核验所需的最少信息项' };
    await record(manager, report, '确认已报');
    await sent(manager);
    await press(manager, '登记政府决定');
    await manager.page.getByRole('radio', { name: '改为应当提供' }).check();
    const decision = {
      决定文号: '忻政函〔2026〕12号',
      查明的事实: '使用部门依法承担低保审核职责，窗口不能当场核验外埠证件',
      理由: '核对身份为办理低保所必需，范围限于申请人本人',
      依据条款: '《社会救助暂行办法》第五十七条',
    };
    await record(manager, decision, '确认登记');
    await sent(manager);
    await manager.picture('government-decided');
    await expect(user.page.getByText('政府决定：提供').first()).toBeVisible();
  });

  await test.step('both decisions print as official papers', async () => {
    for (const [title, button] of [
      ['政府决定记录', 'government'],
      ['协调决定书', 'coordination'],
    ] as const) {
      await manager.page.getByRole('button', { name: `打印${title}` }).click();
      const file = await savePaper(manager);
      expect(pdfInfo(file)).toMatch(/\(A4\)/u);
      expect(pdfText(file)).toContain('忻州市');
      picturePages(file, `artefacts/steps/paper-${button}`);
      await manager.page.keyboard.press('Escape');
    }
  });

  for (const { complaints } of [user, head, bureau, provider, providerHead, manager])
    expect(complaints).toEqual([]);
});

test('[R056] [R110] a live right is changed by an application of its own, with the provider’s consent', async () => {
  await grantCase(office);

  await test.step('the user asks for it from the right', async () => {
    await user.go('使用');
    await press(user, '申请变更');
    await user.page.getByRole('checkbox', { name: '性别' }).check();
    await user.page.getByRole('spinbutton', { name: '每日次数' }).fill('20');
    await record(user, { 变更理由: '增加性别核对，减少退件' }, '确认申请变更');
    await expect(user.page.getByRole('region', { name: '变更内容' })).toBeVisible();
    await sent(user);
    await user.picture('change-asked');
  });

  await test.step('heads, reviewer and provider see what stands beside what is asked for', async () => {
    await letGo(head, resource, '提交');
    await openCase(bureau, '审核', resource);
    await bureau.picture('change-review');
    await press(bureau, '同意转至');
    await press(bureau, '确认');
    await sent(bureau);
    await provider.go('审核');
    await provider.page.getByRole('option', { name: /待提供部门答复/u }).click();
    await expect(provider.page.getByRole('region', { name: '变更内容' })).toContainText('20 次');
    await provider.picture('change-answer');
  });
});

/** One of a long list, found by typing; a name is matched whole. */
const pick = async (at: Workstation, field: string, option: string | RegExp): Promise<void> => {
  await at.page.getByRole('combobox', { name: field }).click();
  if (typeof option === 'string') await at.page.getByRole('combobox', { name: field }).fill(option);
  await at.page.locator('.ant-select-dropdown:visible').getByText(option).click();
};

test('[R026] [R110] the update of the catalogue is extended with consent', async () => {
  const clerk = await office.clerk('gongan.li');
  const statement = {
    kind: 'law',
    title: '户口登记办法修订',
    basis: '修订后的第十二条',
    inForceOn: addDays(civilDateOf(office.now), -7),
    entryIds: ['entry-rk-001'],
  };
  const change = { triggerId: 'change-national', departmentId: 'dept-gongan', statement };
  expect(await clerk.act('change.record', change)).toMatchObject({ status: 'applied' });
  const openChanges = async (at: Workstation): Promise<void> => {
    await at.go('编目发布');
    await at.page.getByRole('link', { name: '变化事项' }).click();
  };
  await openChanges(provider);
  await press(provider, '申请延长更新');
  await record(provider, { 延长的理由: '业务系统改造中' }, '确认申请');
  await sent(provider);
  await openChanges(manager);
  await press(manager, '决定延长更新');
  await record(manager, { 意见: '情况属实' }, '确认决定');
  await sent(manager);
  await expect(provider.page.getByText('主管部门已同意')).toBeVisible();
  await provider.picture('update-extended');

  await test.step('[R096] a breach of a management department is registered by hand, with what 809 lists in view', async () => {
    await manager.go('监督检查');
    await manager.page.getByRole('link', { name: '疑似违规' }).click();
    await press(manager, '人工登记');
    await pick(manager, '部门', '代县行政审批服务管理局');
    await pick(manager, '情形', /共享主管部门不履行职责/u);
    await manager.page.getByText('条例列出的情形').click();
    await expect(manager.page.getByText(/主管部门 3 项（第41条）/u)).toBeVisible();
    await expect(manager.page.getByText(/协调没有法定时限/u)).toBeVisible();
    await manager.picture('register-management');
    await manager.page.getByRole('button', { name: '取消' }).click();
  });
  for (const { complaints } of [user, head, bureau, provider, providerHead, manager])
    expect(complaints).toEqual([]);
});
