/** Refusals in asking for data from above, and in bringing it down to the counties (五(六)). */
import type { RefusalText } from './refusal-text.ts';

export const demandRefusals = {
  'demand.city-system': {
    clause: '五(六)',
    message: '市级部门自建系统的数据不列入这个台账。',
    next: '由建设该系统的部门负责共享：请在目录里找到资源直接申请；目录里没有的，请该部门编目。',
  },
  'demand.state': {
    clause: '五(六)',
    message: '这项需求目前的状态不能办理这一步。',
    next: '请查看台账里的最新状态。',
  },
  'flow.region': {
    clause: '五(六)',
    message: '数据下沉的对象须是县（市、区）。',
    next: '请选择要下沉到的县（市、区）。',
  },
  'flow.status': {
    clause: '五(六)',
    message: '下沉的状态不能这样改变。',
    next: '已停止的不再恢复；需要重新下沉的另登记一条。',
  },
  'flow.reason': {
    clause: '五(六)',
    message: '停止下沉没有写明原因。',
    next: '请在说明里写为什么停止、县里今后从哪里取得数据。',
  },
} as const satisfies Record<string, RefusalText>;
