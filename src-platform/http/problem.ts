/** A refusal as an HTTP answer: status, code, a Chinese sentence. */
import { type RefusalCode, refusals } from '#shared/domain/refusals.ts';

const others = {
  'request.invalid': [400, '请求内容不符合格式。'],
  'request.too-large': [413, '请求内容过大。'],
  'request.range': [416, '要取的范围超出文件大小。'],
  'request.unsupported-type': [415, '只接受 JSON 内容。'],
  'protocol.unsupported': [426, '本程序版本与平台不一致，请升级。'],
  'session.none': [401, '请先登录。'],
  'session.expired': [401, '登录已过期，请重新登录。'],
  'session.wrong-credentials': [403, '账号或口令不正确。'],
  'session.locked-out': [429, '多次输入错误，请十五分钟后再试。'],
  'session.device-refused': [403, '此工作站未被允许接入或已被停用。'],
  'session.account-closed': [403, '此账号已销户。'],
  'session.account-suspended': [403, '此账号已停用，请联系系统管理员。'],
  'session.password-due': [403, '一次性口令只能用来设置新口令，请先改口令。'],
  'session.password-lapsed': [403, '一次性口令已过期，请联系系统管理员重新签发。'],
  'push.other-officer': [409, '待同步的操作属于另一位人员，请由本人登录后同步。'],
  'sync.too-often': [429, '同步过于频繁，请稍后再试。'],
  'segment.gone': [404, '目录分段已更新，请重新取目录清单。'],
  'exchange.damaged': [400, '交换包已损坏、被改动过，或不是接入本平台的工作站导出的。'],
  'exchange.author': [403, '交换包的作者没有在那台工作站上登录过，或账号已停用。'],
  'route.unknown': [404, '没有这个地址。'],
  'platform.busy': [503, '平台暂时繁忙，请稍后重试。'],
  'platform.internal': [500, '平台内部错误，已记录。'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof others | RefusalCode;

const statusOfRefusal = (code: RefusalCode): number => {
  if (code === 'record.missing') return 404;
  if (code === 'source.unavailable') return 502;
  if (code === 'role.missing' || code === 'department.wrong') return 403;
  return 409;
};

const isOther = (code: ProblemCode): code is keyof typeof others => Object.hasOwn(others, code);

export class ProblemError extends Error {
  readonly statusCode: number;
  readonly code: ProblemCode;
  readonly field: string | undefined;

  constructor(code: ProblemCode, field?: string) {
    super(isOther(code) ? others[code][1] : refusals[code].message);
    this.name = 'ProblemError';
    this.code = code;
    this.field = field;
    this.statusCode = isOther(code) ? others[code][0] : statusOfRefusal(code);
  }
}

/** Refused for now; the answer says for how long. */
export class TooOftenError extends ProblemError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('sync.too-often');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
