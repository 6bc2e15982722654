/** Every code a host can refuse with, and the sentence the officer sees. */
import { BridgeError } from '#shared/contract/service.ts';

const hostRefusals = {
  'paper.not-found': '要打印的文书已不存在，请重新生成后再打印。',
  'paper.no-browser': '本机没有可用于打印的浏览器，请安装 Chromium、Chrome 或 Edge 后再试。',
  'paper.failed': '生成 PDF 未成功，请重试；仍不成功请联系管理员。',
  'paper.timeout': '生成 PDF 超过 30 秒未完成，请重试；仍不成功请联系管理员。',
  'link.refused': '此链接不在允许打开的网站名单中，未打开。',
} as const;

export type HostRefusal = keyof typeof hostRefusals;

export function hostRefusal(code: HostRefusal): BridgeError {
  return new BridgeError(code, hostRefusals[code]);
}
