/** Refusals in destroying data no longer used (六(二)). */
import type { RefusalText } from './refusal-text.ts';

export const destructionRefusals = {
  'destruction.open': {
    clause: '六(二)',
    message: '这项授权已登记销毁，正待见证人确认。',
    next: '请由见证人确认或退回；见证人不能办理的，先收回这份记录。',
  },
  'destruction.witness': {
    clause: '六(二)',
    message: '见证人须是本部门另一位账号正常的数据专员或审核员。',
    next: '请另选见证人，不得由执行人自己见证。',
  },
  'destruction.time': {
    clause: '六(二)',
    message: '销毁时间须在授权之后，且不能晚于现在。',
    next: '请按实际完成销毁的时间填写。',
  },
  'destruction.witness-only': {
    clause: '六(二)',
    message: '销毁须由登记的见证人本人确认。',
    next: '请由见证人登录后办理。',
  },
  'destruction.state': {
    clause: '六(二)',
    message: '这份销毁记录已由见证人办理或已经收回。',
    next: '请查看销毁记录。',
  },
} as const satisfies Record<string, RefusalText>;
