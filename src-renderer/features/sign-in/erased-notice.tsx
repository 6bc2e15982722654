import type { Erased } from '#shared/contract/session.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { Notice } from '../../ui/pieces.tsx';

/** What was taken off this workstation at the platform's word, and what was not. */
export function ErasedNotice({ erased }: { readonly erased: Erased }) {
  return (
    <Notice tone="red" urgent>
      {erased.reason === 'device' ? '此工作站已由平台停用，' : '账号已销户，其'}本机数据于{' '}
      {timeLabel(erased.at)} 清除，密钥已先行销毁。
      {erased.keptActs &&
        (erased.reason === 'device'
          ? '尚未同步的办理已加密保留，平台恢复接入后由本人登录即可取回，其他人无法打开。'
          : '尚未同步的办理加密留在本机，没有人能打开。')}
      <div className="small">
        {erased.reason === 'device'
          ? '有疑问或已找回的，请与平台的安全管理员联系，恢复接入后再登录。'
          : '有疑问的，请与平台的系统管理员联系。'}
      </div>
    </Notice>
  );
}
