/** Every code the bridge itself can refuse with, and the sentence the officer sees. Services bring their own codes. */
import { BridgeError } from './service.ts';

export const bridgeRefusals = {
  'bridge.malformed': '窗口发来的请求无法识别，未作任何处理。',
  'bridge.unknown-service': '程序中没有这项服务，请更新后再试。',
  'bridge.unknown-method': '程序中没有这项操作，请更新后再试。',
  'bridge.invalid-input': '提交的内容不符合要求，未作任何处理。',
  'bridge.invalid-output': '程序给出的结果不完整，已停止显示，请联系管理员。',
  'bridge.too-large': '提交的内容超过 1 MiB，未作任何处理，请分批提交。',
  'bridge.internal': '程序内部出错，未能完成操作，请重试或联系管理员。',
  'bridge.foreign-sender': '请求不是由工作台窗口发出的，已拒绝。',
  'bridge.closed': '窗口与程序的连接已断开，请重新打开工作台。',
  'bridge.no-session': '此窗口没有登录凭据，请从程序图标重新打开工作台。',
  'bridge.session-refused': '打开窗口的凭据已失效，请从程序图标重新打开工作台。',
  'bridge.launch-stolen':
    '打开窗口的凭据已被本机其他程序或用户抢先使用，对方的会话已作废。请关闭工作台并告知管理员，查明后再从程序图标重新打开。',
} as const;

export type BridgeRefusal = keyof typeof bridgeRefusals;

/** @param field path of the offending input, `a.0.b`, where there is one */
export function bridgeRefusal(code: BridgeRefusal, field?: string): BridgeError {
  return new BridgeError(code, bridgeRefusals[code], field);
}
