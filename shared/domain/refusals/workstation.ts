/** Refusals in taking workstations out of service (六(四)). */
import type { RefusalText } from './refusal-text.ts';

export const workstationRefusals = {
  'workstation.own': {
    clause: '六(四)',
    message: '不能停用您正在使用的工作站。',
    next: '请在另一台工作站上办理。',
  },
  'workstation.unchanged': {
    clause: '六(四)',
    message: '这台工作站已经是要改成的状态。',
    next: '请刷新列表，查看是谁在什么时候办理的。',
  },
} as const satisfies Record<string, RefusalText>;
