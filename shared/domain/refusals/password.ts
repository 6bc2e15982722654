/** Refusals of a new password (五(四)3; GB/T 22239-2019 8.1.4). */
import type { RefusalText } from './refusal-text.ts';

export const passwordRefusals = {
  'password.short': {
    clause: '五(四)3',
    message: '口令不足 12 个字符。',
    next: '请加长，几个不相干的词连起来既长又好记。',
  },
  'password.long': { clause: '五(四)3', message: '口令超过 64 个字符。', next: '请缩短到 64 个字符以内。' },
  'password.signs': {
    clause: '五(四)3',
    message: '口令里有不能用的控制字符。',
    next: '请只用键盘上能打出的字符。',
  },
  'password.kinds': {
    clause: '五(四)3',
    message: '口令的字符种类不够。',
    next: '大写字母、小写字母、数字、符号，请至少用三种。',
  },
  'password.common': {
    clause: '五(四)3',
    message: '口令太常见，或者用了账号名、年份、连续的键。',
    next: '请换一个，去掉这些以后还要有 6 个不同的字符。',
  },
  'password.same': { clause: '五(四)3', message: '新口令与原口令相同。', next: '请换一个没有用过的口令。' },
} as const satisfies Record<string, RefusalText>;
