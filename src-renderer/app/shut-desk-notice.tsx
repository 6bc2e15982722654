import { Button } from 'antd';
import { useState } from 'react';
import { BridgeError } from '#shared/contract/service.ts';
import type { Saved } from '../sync/start-over.ts';
import { Notice } from '../ui/pieces.tsx';
import { useBridge } from './bridge-context.ts';
import type { ShutDesk } from './open-desk.ts';

const countOf = (count: number | null, unit: string): string =>
  count === null ? '读不出' : `${count} ${unit}`;

/** The officer's database cannot be used: why, and the way out that loses nothing that was 已保存. */
export function ShutDeskNotice({ desk }: { readonly desk: ShutDesk }) {
  const { services } = useBridge();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const begin = async () => {
    setBusy(true);
    try {
      const done = await desk.startOver();
      if (done.drafts !== null && done.refused !== null) window.location.reload();
      else setSaved(done);
    } catch (error) {
      setFault(error instanceof BridgeError ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <main className="gate">
      <div className="gate__card stack">
        <h1>本机数据没有打开</h1>
        <Notice tone="amber" urgent>
          {desk.problem.message}
        </Notice>
        {saved !== null && (
          <Notice tone="amber" urgent>
            已清除并重新开始。草稿：{countOf(saved.drafts, '份已救出')}；退回件：
            {countOf(saved.refused, '项已救出')}
            。已保存的办理在本机日志中，会随同步回来。
          </Notice>
        )}
        <p className="soft">
          重新同步时先救出还能读出的草稿和退回件，再清除本机数据库，从共享平台取回全部数据，从本机日志取回未同步的办理。
        </p>
        {fault !== null && (
          <Notice tone="red" urgent>
            没有清除成功：{fault}
          </Notice>
        )}
        <div className="line">
          {saved === null ? (
            <Button type="primary" loading={busy} onClick={() => void begin()}>
              重新同步
            </Button>
          ) : (
            <Button type="primary" onClick={() => window.location.reload()}>
              打开工作台
            </Button>
          )}
          <Button onClick={() => services.session.lock({}).catch(() => undefined)}>锁定</Button>
        </div>
      </div>
    </main>
  );
}
