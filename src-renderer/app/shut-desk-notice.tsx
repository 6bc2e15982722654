import { Button } from 'antd';
import { useState } from 'react';
import { BridgeError } from '#shared/contract/service.ts';
import type { Saved, StartOver } from '../sync/start-over.ts';
import { Notice } from '../ui/pieces.tsx';
import { useBridge } from './bridge-context.ts';
import type { ShutDesk } from './open-desk.ts';

const countOf = (count: number | null, unit: string): string =>
  count === null ? '读不出，已舍弃' : `${count} ${unit}`;

const unreadIn = ({ acts, drafts, refused }: Saved): string =>
  [acts === null && '待同步的办理', drafts === null && '草稿', refused === null && '退回件']
    .filter((name) => name !== false)
    .join('、');

/** The officer's database cannot be used: why, and the ways out that lose nothing without the officer's word. */
export function ShutDeskNotice({ desk }: { readonly desk: ShutDesk }) {
  const { services } = useBridge();
  const { busy, fault, told, say } = useStartingOver();
  const isFull = desk.problem.code === 'storage.full';
  return (
    <main className="gate">
      <div className="gate__card stack">
        <h1>{told?.state === 'begun' ? '本机数据已重新开始' : '本机数据没有打开'}</h1>
        {told === null ? (
          <Notice tone="amber" urgent>
            {desk.problem.message}
          </Notice>
        ) : (
          <Told {...told} />
        )}
        {told === null && !isFull && (
          <p className="soft">
            可先再试一次。重新同步时先救出只在本机的草稿、退回件和待同步的办理，再清除本机数据库，从共享平台取回全部数据；有一样读不出，就先不清除。
          </p>
        )}
        {fault !== null && (
          <Notice tone="red" urgent>
            没有清除成功：{fault}
          </Notice>
        )}
        <div className="line">
          {told?.state === 'begun' ? (
            <Button type="primary" onClick={() => window.location.reload()}>
              打开工作台
            </Button>
          ) : (
            <Button type={isFull ? 'primary' : 'default'} onClick={() => window.location.reload()}>
              再试一次
            </Button>
          )}
          {told === null && !isFull && (
            <Button type="primary" loading={busy} onClick={() => say(desk.startOver)}>
              重新同步
            </Button>
          )}
          {told?.state === 'unread' && (
            <Button danger loading={busy} onClick={() => say(desk.startOverWithout)}>
              舍弃读不出的内容，重新同步
            </Button>
          )}
          <Button onClick={() => services.session.lock({}).catch(() => undefined)}>锁定</Button>
        </div>
      </div>
    </main>
  );
}

function Told({ state, saved }: StartOver) {
  if (state === 'unread')
    return (
      <Notice tone="amber" urgent>
        没有清除，数据原样留在本机。读不出：{unreadIn(saved)}
        。可先再试一次，或锁定后请管理员查看磁盘。舍弃后，读不出的草稿不能恢复；已显示“已保存”的办理和退回件另有日志留存，会随同步回来。
      </Notice>
    );
  return (
    <Notice tone="amber" urgent>
      已清除并重新开始。草稿：{countOf(saved.drafts, '份已救出')}；退回件：
      {countOf(saved.refused, '项已救出')}
      。已保存的办理在本机日志中，会随同步回来。
    </Notice>
  );
}

function useStartingOver() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [told, setTold] = useState<StartOver | null>(null);
  const begin = async (startOver: () => Promise<StartOver>) => {
    setBusy(true);
    setFault(null);
    try {
      const done = await startOver();
      const isAll = done.state === 'begun' && unreadIn(done.saved) === '';
      if (isAll) window.location.reload();
      else setTold(done);
    } catch (error) {
      setFault(error instanceof BridgeError ? error.message : String(error));
    }
    setBusy(false);
  };
  return { busy, fault, told, say: (startOver: () => Promise<StartOver>) => void begin(startOver) };
}
