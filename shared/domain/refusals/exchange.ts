/** Refusals in exchanging by database, and in moving old exchanges to the platform (三(三), 五(一)). */
import type { RefusalText } from './refusal-text.ts';

export const exchangeRefusals = {
  'front-end.registered-already': {
    clause: '五(一)',
    message: '该部门已有一套在用或在建的前置系统。',
    next: '请在已有的记录上办理，或先将其停用。',
  },
  'front-end.status': {
    clause: '五(一)',
    message: '前置系统当前的状态不能这样变更。',
    next: '请按计划、部署、验收的次序办理。',
  },
  'front-end.unchecked': {
    clause: '五(一)',
    message: '平台还没有连通过该前置系统的数据库，不能验收。',
    next: '请先登记连接并通过检查。',
  },
  'front-end.reason': {
    clause: '五(一)',
    message: '停用前置系统没有写明原因。',
    next: '请写明原因后再停用。',
  },
  'front-end.none': {
    clause: '五(一)',
    message: '本部门还没有验收的前置系统，数据库方式无处交付。',
    next: '请与共享平台运维联系，部署并验收后再办理。',
  },
  'front-end.unreachable': {
    clause: '五(一)',
    message: '平台连接不上前置系统的数据库。',
    next: '请检查网络、服务和连接信息；平台会自动重试。',
  },
  'front-end.refused': {
    clause: '五(一)',
    message: '前置系统的数据库不接受平台的账号，或账号缺少权限。',
    next: '请核对账号、口令、数据库名、读取角色和权限。',
  },
  'front-end.too-much-right': {
    clause: '六(四)',
    message: '给平台的数据库账号权限过大，平台不使用。',
    next: '请另建只有连接和建模式权限的账号，不给超级用户、建库、建角色等权限。',
  },
  'front-end.full': {
    clause: '五(一)',
    message: '前置系统的数据库空间或资源不足。',
    next: '请腾出空间；平台会自动重试，原有数据未变。',
  },
  'front-end.failed': {
    clause: '五(一)',
    message: '前置系统的数据库执行出错，本批已全部撤回。',
    next: '请与共享平台运维联系；平台会自动重试，原有数据未变。',
  },
  'delivery.asked-already': {
    clause: '三(三)',
    message: '已经要求刷新，平台正在办理。',
    next: '请等待结果，不必重复办理。',
  },
  'delivery.mismatch': {
    clause: '五(二)',
    message: '前置库中读回的条数或校验值与发出的不一致，本批已全部撤回。',
    next: '平台会自动重试；反复出现的请与共享平台运维联系。',
  },
  'delivery.value': {
    clause: '五(五)',
    message: '提供部门的数据中有数据库不能存放的字符，本批未交付。',
    next: '请向提供部门反馈，由其更正后重试；平台不擅自改动数据。',
  },
  'channel.status': {
    clause: '五(一)',
    message: '老通道的状态不能这样变更：切换或关闭之后不再退回。',
    next: '请查看最新情况；重新启用交换的，应走平台申请。',
  },
  'channel.resource': {
    clause: '五(一)',
    message: '没有选定接替老通道的已发布资源。',
    next: '请选择平台目录中已发布的资源，没有的先编目发布。',
  },
  'channel.reason': {
    clause: '五(一)',
    message: '关闭老通道没有写明情况。',
    next: '请写明为什么不再需要交换。',
  },
  'channel.not-overdue': {
    clause: '五(一)',
    message: '该老通道没有超过计划切换日期，或已经切换。',
    next: '无需催办。',
  },
} as const satisfies Record<string, RefusalText>;
