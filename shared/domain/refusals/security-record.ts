/** Refusals in the records of incidents, drills and restores (六(四)). */
import type { RefusalText } from './refusal-text.ts';

export const securityRecordRefusals = {
  'incident.future': {
    clause: '六(四)',
    message: '填写的时间还没有到。',
    next: '请填写事情实际发生或发现的时间。',
  },
  'incident.closed': {
    clause: '六(四)',
    message: '这起安全事件已经办结，不能再补记。',
    next: '再次发生的，请另行登记。',
  },
  'incident.unhandled': {
    clause: '六(四)',
    message: '还没有登记采取了什么措施，不能办结。',
    next: '请先登记采取的措施。',
  },
  'drill.proof': {
    clause: '六(四)',
    message: '备份恢复验证要附上备份前后的台账校验值，应急演练不附。',
    next: '请在平台上取得两处校验值后填写。',
  },
} as const satisfies Record<string, RefusalText>;
