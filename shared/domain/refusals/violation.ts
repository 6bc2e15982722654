/** Refusals in judging conduct and in 通报 (七(四)). */
import type { RefusalText } from './refusal-text.ts';

export const violationRefusals = {
  'violation.wrong-desk': {
    clause: '七(四)',
    message: '这个部门的违规情形不由您所在的部门认定。',
    next: '由其本级管理部门办理；管理部门自身的由市政务信息管理局办理，任何部门不认定自己。',
  },
  'violation.management-only': {
    clause: '条例第41条',
    message: '这一情形只适用于政务数据共享主管部门，并且条例须已启用。',
    next: '其他部门的违规情形请按七(四)所列选择；条例由系统管理员在设置中启用。',
  },
  'violation.unfounded': {
    clause: '七(四)',
    message: '相关记录已经变化，这条疑似违规不再成立。',
    next: '请查看最新记录；确有违规的，凭核实的事实人工登记。',
  },
  'violation.decided': {
    clause: '七(四)',
    message: '这条疑似违规已有人认定或排除。',
    next: '请查看已作的决定；有新的事实再人工登记。',
  },
  'violation.dismissed': {
    clause: '七(四)',
    message: '已排除的疑似违规不能通报。',
    next: '有新的事实的，人工登记后再通报。',
  },
  'circular.exists': {
    clause: '七(四)',
    message: '这一违规情形已经通报过。',
    next: '请在原通报上继续办理整改、核实或移送。',
  },
  'circular.date': {
    clause: '七(四)',
    message: '限期改正的日期不在今天之后。',
    next: '请另定一个今天以后的日期。',
  },
  'circular.state': {
    clause: '七(四)',
    message: '通报目前的状态不能办理这一步。',
    next: '请查看通报的最新情况。',
  },
} as const satisfies Record<string, RefusalText>;
