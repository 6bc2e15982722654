/** Refusals in reporting how far a resource has come to be electronic (三(三)). */
import type { RefusalText } from './refusal-text.ts';

export const conversionRefusals = {
  'conversion.state': {
    clause: '三(三)',
    message: '这项电子化改造已经完成或终止，不再报告进度。',
    next: '请修改编目，写明资源现在的格式和交换方式。',
  },
  'conversion.percent': {
    clause: '三(三)',
    message: '进度和完成的百分比不一致。',
    next: '未开始填 0，已完成填 100，进行中填 0 到 99。',
  },
} as const satisfies Record<string, RefusalText>;
