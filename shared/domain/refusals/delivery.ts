/** Refusals in delivering data (三(三), 五(二)). */
import type { RefusalText } from './refusal-text.ts';

export const deliveryRefusals = {
  'file.not-offered': {
    clause: '三(三)',
    message: '这个资源的目录没有列文件这种交换方式。',
    next: '请先在目录中列上文件方式，再交付文件。',
  },
  'file.copy-row': {
    clause: '四(三)',
    message: '只有 UTF-8 编码的 CSV 和 TXT 文件可以加副本行。',
    next: '请另存为 UTF-8 编码，或者不加副本行。',
  },
  'file.incomplete': {
    clause: '五(二)',
    message: '文件还没有传完整。',
    next: '请再次上传同一个文件，已传的部分不会重传。',
  },
  'file.digest': {
    clause: '五(二)',
    message: '收到的文件与申报的校验值不一致，没有发布。',
    next: '请重新上传；文件上传期间不要改动。',
  },
  'file.items-outside': {
    clause: '五(三)2',
    message: '这个文件所含的信息项超出授权范围。',
    next: '请与提供部门联系，交付只含授权信息项的文件。',
  },
  'source.unavailable': {
    clause: '五(二)',
    message: '提供部门的数据服务暂时不可用。',
    next: '请稍后重试；本次未计为使用。',
  },
} as const satisfies Record<string, RefusalText>;
