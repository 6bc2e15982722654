/** A recorded act in the officer's words, and the form it came from. */
import { z } from 'zod';
import { type ActionName, isActionName } from '#shared/domain/actions.ts';
import { entryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { destructionStatement } from '#shared/domain/destruction/destruction.ts';
import { orderGround } from '#shared/domain/grant/ground.ts';
import { application } from '#shared/domain/sharing/sharing-case.ts';
import type { Mutation } from '#shared/protocol/push.ts';

const names: Readonly<Record<ActionName, string>> = {
  'case.submit': '提交申请',
  'case.resubmit': '补正后重新提交',
  'case.withdraw': '撤回申请',
  'case.review': '符合性审查',
  'case.answer': '答复申请',
  'negotiation.open': '提出协商',
  'negotiation.state-position': '协商意见',
  'negotiation.propose-outcome': '提议协商结果',
  'negotiation.sign-off': '签认协商结果',
  'coordination.request': '申请协调',
  'coordination.decide': '协调决定',
  'case.ask-extension': '申请延长答复',
  'case.decide-extension': '决定延长答复',
  'case.mark-delivered': '登记已提供数据',
  'coordination.contest': '不服协调决定',
  'government.report': '报本级人民政府',
  'government.decide': '登记政府决定',
  'agency.authorise': '授权代理方',
  'agency.revoke': '撤销代理授权',
  'agreement.sign': '签署协议',
  'key.register': '登记签名密钥',
  'entry.draft': '新建编目',
  'entry.edit': '修改编目',
  'entry.submit-review': '送内部审查',
  'entry.review': '内部审查和保密审查',
  'entry.publish': '报备发布',
  'entry.stop': '停用目录条目',
  'filing.accept': '受理报备',
  'filing.return': '退回报备',
  'grant.suspend': '暂停使用权',
  'grant.resume': '恢复使用权',
  'grant.cut': '切断共享通道',
  'grant.restore': '恢复共享通道',
  'grant.withdraw': '收回使用权',
  'grant.renew-request': '申请续期',
  'destruction.report': '登记数据销毁',
  'destruction.confirm': '见证数据销毁',
  'notice.read': '阅读通知',
  'policy.switch-pack': '启用或停用政策包',
  'calendar.arrange': '录入节假日安排',
  'entry.mark-updated': '登记数据更新',
  'replacement.plan': '制定更替方案',
  'replacement.notify': '补发更替通知',
  'replacement.stop': '停用旧资源',
  'change.record': '登记变化事项',
  'change.exempt': '登记不需更新',
  'difficulty.state': '提出困难说明',
  'difficulty.decide': '决定困难说明',
  'collection.check': '登记拟采集核查',
  'correction.report': '反馈数据疑义或错误',
  'correction.answer': '答复疑义更正',
  'correction.supplement': '补充更正材料',
  'correction.proceed': '登记照常办理',
  'front-end.register': '登记前置系统',
  'front-end.move': '变更前置系统状态',
  'delivery.order': '刷新数据库交付',
  'channel.record': '登记老通道',
  'channel.revise': '更新老通道',
  'channel.urge': '催办老通道迁移',
  'registration.file': '报备部门备案',
  'registration.acknowledge': '出具备案回执',
  'registration.return': '退回部门备案',
  'guide.publish': '发布指南',
  'guide.withdraw': '撤下指南',
  'incident.open': '登记安全事件',
  'incident.note': '补记安全事件',
  'incident.close': '办结安全事件',
  'drill.record': '登记演练或恢复验证',
};

export const mutationLabel = (name: string): string => (isActionName(name) ? names[name] : name);

const subjectArgs = z.object({
  caseId: z.string().optional(),
  entryId: z.string().optional(),
  grantId: z.string().optional(),
  decision: z.enum(['pass', 'return']).optional(),
  opinion: z.string().optional(),
  ground: orderGround.optional(),
  reason: z.string().optional(),
  holdId: z.string().optional(),
  destructionId: z.string().optional(),
  statement: destructionStatement.optional(),
  application: application.optional(),
  content: entryContent.optional(),
  codePrefix: z.string().optional(),
  answer: z.unknown().optional(),
});
export type SubjectArgs = z.infer<typeof subjectArgs>;

/** What the act was about; empty where its arguments cannot be read. */
export const subjectOf = (mutation: Mutation): SubjectArgs => subjectArgs.safeParse(mutation.args).data ?? {};
