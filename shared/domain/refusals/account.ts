/** Refusals in managing accounts (五(四)3). */
import type { RefusalText } from './refusal-text.ts';

export const accountRefusals = {
  'account.own': {
    clause: '五(四)3',
    message: '不能办理自己的账号。',
    next: '请由另一位管理员办理。',
  },
  'account.second-person': {
    clause: '五(四)3',
    message: '自己提出的申请不能由自己审批。',
    next: '请由另一位安全管理员审批。',
  },
  'account.login-taken': {
    clause: '五(四)3',
    message: '这个账号名已经有人用过。',
    next: '请另取一个；销户的账号名也不再给别人用，以免台账混淆。',
  },
  'account.roles-apart': {
    clause: '五(四)3',
    message: '系统管理员、安全管理员、审计管理员不能由一人兼任。',
    next: '请只保留其中一项，另一项由别人担任。',
  },
  'account.management-role': {
    clause: '一(四)',
    message: '符合性审查和管理职责只能由管理部门的人员担任。',
    next: '请改选职责，或改选管理部门。',
  },
  'account.state': {
    clause: '五(四)3',
    message: '账号现在的状态不能这样办理。',
    next: '请看账号的办理过程，按现在的状态办理。',
  },
  'account.request-waits': {
    clause: '五(四)3',
    message: '这个账号已有一项申请在等审批。',
    next: '请等安全管理员审批后再提。',
  },
  'account.no-request': {
    clause: '五(四)3',
    message: '这个账号没有等待审批的申请。',
    next: '请看办理过程，可能已由别人审批。',
  },
  'account.unchanged': {
    clause: '五(四)3',
    message: '申请的姓名、部门和职责与现在的一样。',
    next: '请改过再提，不变的不用申请。',
  },
  'account.held-by-security': {
    clause: '六(四)',
    message: '这个账号是安全管理员停用的。',
    next: '请由安全管理员恢复。',
  },
  'account.last-administrator': {
    clause: '五(四)3',
    message: '本部门只剩这一个能管账号的管理员。',
    next: '请先给接任的人开户，待其设了自己的口令，再办这一项。',
  },
  'account.issuable': {
    clause: '五(四)3',
    message: '已经可以签发一次性口令。',
    next: '请直接签发，不用再申请。',
  },
  'account.not-issuable': {
    clause: '五(四)3',
    message: '一次性口令已经签发过，或者还没有审批。',
    next: '没有记下的，请申请重置口令，审批后再签发。',
  },
} as const satisfies Record<string, RefusalText>;
