/** Refusals of the use of a right, and of acts on it (五(二), 六(二)). */
import type { RefusalText } from './refusal-text.ts';

export const grantRefusals = {
  'certificate.ledger': {
    clause: '五(四)5',
    message: '所选调用的记录与平台台账中登记的摘要不一致，不能开具凭证。',
    next: '请去掉这次调用后再开，并联系管理部门核实该记录。',
  },
  'grant.suspended': {
    clause: '六(二)',
    message: '使用权已被暂停。',
    next: '请查看告知中的理由，整改后与暂停的部门联系恢复。',
  },
  'grant.cut': {
    clause: '六(二)',
    message: '共享通道已被切断。',
    next: '请查看告知中的理由，整改后由切断的部门恢复。',
  },
  'grant.withdrawn': {
    clause: '六(二)',
    message: '使用权已被收回，不能恢复。',
    next: '请按程序销毁已取得的数据并报告；履职确需的重新申请。',
  },
  'grant.expired': {
    clause: '五(三)2',
    message: '授权已过使用期限。',
    next: '请申请续期，或按程序销毁已取得的数据并报告。',
  },
  'grant.ended': {
    clause: '六(二)',
    message: '本部门已交还这项使用权。',
    next: '需要时重新申请。',
  },
  'grant.destroyed': {
    clause: '六(二)',
    message: '这项授权下的数据已销毁，使用权已终结。',
    next: '需要时重新申请。',
  },
  'grant.held-already': {
    clause: '六(二)',
    message: '本部门已作出同样的措施，尚未解除。',
    next: '无需重复办理。',
  },
  'grant.renewal-open': {
    clause: '五(三)2',
    message: '这项授权已有一件续期申请在办。',
    next: '请在我的申请中查看办理进度。',
  },
  'grant-change.pack-off': {
    clause: '六(二)',
    message: '未启用《政务数据共享条例》，没有变更授权这一步。',
    next: '需要其他信息项、用途或用量的，请重新申请。',
  },
  'grant-change.open': {
    clause: '条例第25条',
    message: '这项授权已有一件变更申请在办。',
    next: '请等待办结，或撤回后另行申请。',
  },
  'grant-change.nothing': {
    clause: '条例第25条',
    message: '所填内容与现有授权相同，没有变更。',
    next: '请修改信息项、用途、场景或每日次数后再提交。',
  },
  'grant-change.period': {
    clause: '条例第25条',
    message: '变更不延长使用期限，不能晚于原授权的最后一日。',
    next: '请把期限填在原授权期限之内；需要更长的另行申请续期。',
  },
  'grant.hold-gone': {
    clause: '六(二)',
    message: '要解除的措施不在或已解除。',
    next: '请同步后查看授权的现状。',
  },
  'grant.hold-of-others': {
    clause: '六(二)',
    message: '该措施由其他部门作出，只能由作出的部门解除。',
    next: '请与作出措施的部门联系。',
  },
  'grant.purpose': {
    clause: '六(二)',
    message: '调用用途与授权的用途不符。',
    next: '请按授权用途使用，改变用途须重新申请。',
  },
  'grant.method': {
    clause: '五(二)',
    message: '该授权不含接口调用方式。',
    next: '请按授权的交换方式取得数据。',
  },
  'grant.cap': {
    clause: '五(二)',
    message: '今日调用次数已达授权上限。',
    next: '请明日再试，或与提供部门协商调整。',
  },
} as const satisfies Record<string, RefusalText>;
