/** Refusals in replacing a resource (五(七)). */
import type { RefusalText } from './refusal-text.ts';

export const replacementRefusals = {
  'replacement.planned-already': {
    clause: '五(七)',
    message: '该资源已有更替方案。',
    next: '请查看已有的方案。',
  },
  'replacement.new-entry': {
    clause: '五(七)',
    message: '新资源须是本部门已发布、且自身不在更替中的另一个资源。',
    next: '请先发布新资源，或另选。',
  },
  'replacement.mapping': {
    clause: '五(七)',
    message: '旧资源的信息项没有逐项对照到新资源，也没有逐项写明不保留的原因。',
    next: '请逐项补全对照关系，避免数据丢失。',
  },
  'replacement.dates': {
    clause: '五(七)',
    message: '日期次序不对：并行期不早于今天，停用日在并行期结束之后。',
    next: '请重新填写并行期和停用日。',
  },
  'replacement.untold': {
    clause: '五(七)',
    message: '还有正在使用旧资源的部门没有收到更替通知，不能停用。',
    next: '请先补发通知。',
  },
  'replacement.too-early': {
    clause: '五(七)',
    message: '并行期尚未结束或停用日未到，不能停用。',
    next: '请在停用日当天或之后办理。',
  },
  'replacement.stopped-already': {
    clause: '五(七)',
    message: '旧资源已停用，方案已执行完毕。',
    next: '无需再办理。',
  },
} as const satisfies Record<string, RefusalText>;
