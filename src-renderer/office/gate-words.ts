/** What an officer reads at the gate: which way in failed, and what to do now. */
import { BridgeError } from '#shared/contract/service.ts';
import { type RefusalCode, refusals } from '#shared/domain/refusals.ts';

/** 登录 asks the platform, 解锁 opens this workstation's data, 重新登录 renews a session, 改口令 sets a new password and signs in. */
export type Gate = 'sign-in' | 'unlock' | 'renew' | 'change';

const wrongPassword = '口令不正确。忘记口令的，请联系系统管理员重置。';

const words: Readonly<Record<Gate, Readonly<Record<string, string>>>> = {
  'sign-in': {
    'session.wrong-credentials': '账号或口令不正确。忘记口令的，请联系系统管理员重置。',
    'session.locked-out': '连续输错次数过多，平台暂停了登录，请十五分钟后再试。',
    'platform.unreachable': '连接不上共享平台。登录须连通平台，请检查网络后再试。',
  },
  unlock: {
    'session.wrong-password':
      '口令不正确，本机数据没有打开。口令已在平台改过的，请连通平台，点“换一个账号登录”，用新口令登录。',
    'session.locked-out':
      '口令连续输错 5 次，本机解锁已停用。请连通平台，点“换一个账号登录”，用本人账号登录；本机内容不受影响。',
  },
  change: {
    'session.wrong-credentials': '原口令不正确，口令没有改。忘记口令的，请联系系统管理员重置。',
    'session.locked-out': '连续输错次数过多，平台暂停了登录，口令没有改，请十五分钟后再试。',
    'platform.unreachable': '连接不上共享平台，口令没有改。改口令须连通平台，请检查网络后再试。',
  },
  renew: {
    'session.wrong-credentials': wrongPassword,
    'session.locked-out': '连续输错次数过多，平台暂停了登录，请十五分钟后再试；本机办理照常。',
    'platform.unreachable': '连接不上共享平台。本机办理照常，连通后再重新登录。',
  },
};

const refusalWords = (code: string): string | undefined => {
  if (!Object.hasOwn(refusals, code)) return undefined;
  const { message, next } = refusals[code as RefusalCode];
  return `${message}${next}`;
};

/** The sentence for a failed way in; the fault's own where it needs no more. */
export function gateWords(gate: Gate, error: unknown): string {
  if (!(error instanceof BridgeError)) return '程序内部出错，未能登录，请重试。';
  return words[gate][error.code] ?? refusalWords(error.code) ?? error.message;
}
