/** A bureau with long ledgers, written over the wire as officers' programs would: for the screens that list them. */
import { randomUUID } from 'node:crypto';
import { proposedIndicators } from '#shared/domain/assessment/indicator.ts';
import { clerksAt } from './granted.ts';

type Clerk = Awaited<ReturnType<ReturnType<typeof clerksAt>['clerk']>>;

const did = async (clerk: Clerk, name: string, args: object): Promise<void> => {
  const result = await clerk.act(name, args);
  if (result.status !== 'applied') throw new Error(`${name}: ${JSON.stringify(result)}`);
};

const systems = [
  '省流动人口服务平台',
  '全国婚姻登记信息管理系统',
  '省低收入人口动态监测信息平台',
  '国家企业信用信息公示系统（部门协同监管平台）',
  '省不动产登记信息管理基础平台',
  '全国残疾人人口基础数据库',
] as const;

const counties = ['region-140902', 'region-140921', 'region-140922', 'region-140923', 'region-140981'];

/** Of one department, from its data officer: demands of systems above, old channels, and what goes down. */
const ledgersOf = async (clerk: Clerk, counterpartId: string, count: number): Promise<readonly string[]> => {
  const demandIds: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const demandId = randomUUID();
    demandIds.push(demandId);
    await did(clerk, 'demand.request', {
      demandId,
      content: {
        level: at % 3 === 0 ? 'national' : 'provincial',
        sourceSystem: `${systems[at % systems.length]}（第 ${at + 1} 批）`,
        upperOwner: at % 3 === 0 ? '民政部' : '省公安厅人口管理总队',
        counterpartId,
        wanted: '居住证签发日期、签发机关、现居住地址和有效状态，按人查询，每日更新。',
        purpose: '临时救助、低保对象居住地核对，减少群众提交的居住证明。',
      },
    });
    await did(clerk, 'channel.record', {
      channelId: randomUUID(),
      content: {
        name: `与公安局的专线文件交换（${at + 1}）`,
        counterpart: '忻州市公安局',
        flows: '每月拷贝死亡注销名单，光盘交接，双方签收。',
        plan: '改为接口查询，先在两县试用，再全市切换。',
        status: at % 4 === 0 ? 'migrating' : 'in-use',
        cutOverOn: at % 5 === 0 ? '2026-10-31' : '2027-03-31',
        migratedToEntryId: null,
        note: at % 4 === 0 ? '两县已试用，等待省厅确认字段。' : '',
      },
    });
    await did(clerk, 'flow.record', {
      flowId: randomUUID(),
      regionId: counties[at % counties.length],
      content: {
        resource: `城乡低保对象名单（${2026 - (at % 3)}年第 ${at + 1} 期）`,
        method: 'interface',
        status: at % 3 === 0 ? 'running' : 'planned',
        from: at % 4 === 0 ? '2026-10-15' : '2026-12-31',
        note: '',
      },
    });
  }
  return demandIds;
};

const breach = async (keeper: Clerk, departmentId: string, rectifyBy: string): Promise<void> => {
  const violationId = randomUUID();
  await did(keeper, 'violation.register', {
    violationId,
    item: 'V4',
    departmentId,
    facts: '更新日期登记为当日，抽查的十二条记录均为上一季度数据。',
    reason: '季度抽查发现，经与提供部门核对原始台账属实。',
  });
  const content = { facts: '更新日期不实。', demand: '三个工作日内更新数据，并如实登记。', rectifyBy };
  await did(keeper, 'circular.issue', { violationId, content });
};

const assessed = [
  ['2026年第三季度考核', '2026-07-01', '2026-09-30'],
  ['2026年第二季度考核', '2026-04-01', '2026-06-30'],
] as const;

const departments = [
  'dept-gongan',
  'dept-minzheng',
  'dept-renshe',
  'dept-yibao',
  'dept-shichang',
  'dept-zfb',
];

/** The management's: 通报, 考核 of two periods, training and a guide that everybody is to read. */
const supervision = async (keeper: Clerk): Promise<void> => {
  for (const [at, departmentId] of departments.entries())
    await breach(keeper, departmentId, at % 2 === 0 ? '2026-12-08' : '2027-01-15');
  for (const [name, from, to] of assessed) {
    const plan = { periodId: from, name, period: { from, to }, indicators: proposedIndicators };
    for (const departmentId of departments)
      await did(keeper, 'assessment.compute', { plan, departmentId, mergedIds: [] });
  }
  for (let at = 0; at < 6; at += 1)
    await did(keeper, 'training.announce', {
      trainingId: randomUUID(),
      content: {
        title: `数据专员培训（第 ${at + 1} 期）`,
        audience: at % 2 === 0 ? 'managers' : 'technicians',
        heldOn: at % 3 === 0 ? '2026-11-20' : `2027-0${at + 1}-15`,
        place: '市政务大厅三楼会议室',
        agenda: '申请、审核、签署和销毁的办理；请带本部门的目录清单。',
        materialIds: [],
      },
    });
  await did(keeper, 'guide.publish', {
    guideId: 'guide-to-read',
    editionId: 'guide-to-read.1',
    expectedEdition: 0,
    changes: '首次发布',
    content: {
      topic: 'general',
      kind: 'interpretation',
      title: '关于上级数据需求台账填报口径的解释',
      text: '省直部门垂直管理系统列入台账。临时救助核对居住地的，按省流动人口服务平台填报。',
      clauses: ['五(六)'],
      governs: [],
      mustRead: true,
    },
  });
};

/** Twelve of each ledger a department, and each step of a demand somewhere. */
export const fillLedgers = async (url: string): Promise<void> => {
  const { clerk } = clerksAt(url);
  const [civil, labour, keeper] = [
    await clerk('minzheng.zhang'),
    await clerk('renshe.chen'),
    await clerk('zwxx.zhao'),
  ];
  const demandIds = await ledgersOf(civil, 'dept-gongan', 12);
  await ledgersOf(labour, 'dept-gongan', 6);
  const police = await clerk('gongan.li');
  for (const [at, demandId] of demandIds.slice(0, 8).entries()) {
    await did(police, 'demand.list', { demandId, expectedVersion: 1, note: '已与省厅信通处核对。' });
    if (at < 4)
      await did(keeper, 'demand.apply', {
        demandId,
        expectedVersion: 2,
        upstreamNumber: `晋共享〔2026〕${118 + at}`,
        note: '',
      });
  }
  await supervision(keeper);
};
