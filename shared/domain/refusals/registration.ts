/** Refusals in a department's filing (一(三), 六(四)). */
import type { RefusalText } from './refusal-text.ts';

export const registrationRefusals = {
  'registration.waiting': {
    clause: '一(三)',
    message: '本部门已有一份备案在等管理部门回执。',
    next: '请等回执或退回后再报新的备案。',
  },
  'registration.security-body': {
    clause: '六(四)',
    message: '管理部门的备案要写明共享交换安全管理机构。',
    next: '请填写“安全管理机构”后再报备。',
  },
  'registration.wrong-desk': {
    clause: '一(三)',
    message: '这份备案不由您所在的部门受理。',
    next: '备案由本级管理部门受理，县级管理部门自身的由市政务信息管理局受理。',
  },
  'registration.own': {
    clause: '一(三)',
    message: '报备的人不能自己出具回执。',
    next: '请由管理部门的另一位管理员办理。',
  },
  'registration.state': {
    clause: '一(三)',
    message: '这份备案已经有了答复。',
    next: '请查看最新的备案情况。',
  },
} as const satisfies Record<string, RefusalText>;
