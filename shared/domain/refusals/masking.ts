/** Refusals in masking a resource's data before it is shared (四(三)). */
import type { RefusalText } from './refusal-text.ts';

export const maskingRefusals = {
  'masking.stopped': {
    clause: '四(三)',
    message: '这个资源已停用，不再保存脱敏规则。',
    next: '请在替代它的资源下办理。',
  },
  'masking.titles': {
    clause: '四(三)',
    message: '列名里像是有数据，规则不能保存数据。',
    next: '请在文件首行补上列名，再重新脱敏。',
  },
  'masking.figures': {
    clause: '四(三)',
    message: '脱敏结果与规则不是同一次的。',
    next: '请用这套规则重新脱敏后再保存。',
  },
  'masking.left-over': {
    clause: '四(三)',
    message: '结果中仍能识别出未说明理由的敏感内容。',
    next: '请修改规则重新脱敏，或者写明保留的理由。',
  },
  'masking.file-known': {
    clause: '四(三)',
    message: '这个脱敏后的文件已经登记过。',
    next: '可以直接交付；规则有变化时请重新脱敏。',
  },
  'masking.nothing-short': {
    clause: '四(三)',
    message: '这个文件不需要另一人说明理由。',
    next: '请查看最新情况，可以直接交付。',
  },
  'masking.same-person': {
    clause: '四(三)',
    message: '脱敏的人不能自己说明未达标的理由。',
    next: '请由本部门另一名审核人员办理。',
  },
  'masking.file-unknown': {
    clause: '四(三)',
    message: '这个资源保存了脱敏规则，而这个文件没有按规则脱敏并登记。',
    next: '请在“脱敏预览”中脱敏并保存，再交付登记过的文件。',
  },
  'masking.below-demand': {
    clause: '四(三)',
    message: '这个文件没有达到规则要求的 k 或 l，不能交付。',
    next: '请进一步泛化准标识符，或者由本部门另一名审核人员写明理由。',
  },
} as const satisfies Record<string, RefusalText>;
