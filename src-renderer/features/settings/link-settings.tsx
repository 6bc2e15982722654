import { useEffect, useState } from 'react';
import type { LinkStatus } from '#shared/contract/courier.ts';
import type { LedgerStatus } from '#shared/contract/ledger.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';
import { differenceText } from './difference-text.ts';

type LinkSettingsProps = { readonly platformAddress: string; readonly own: boolean };

export function LinkSettings({ platformAddress, own }: LinkSettingsProps) {
  const { services, on } = useBridge();
  const lastSyncAt = useSyncStatus((status) => status.lastSyncAt);
  const ledger = useLedger();
  const [link, setLink] = useState<LinkStatus | null>(null);
  useEffect(() => {
    // Without an answer the row says 未知, which is the truth.
    services.courier.link({}).then(setLink, () => undefined);
    return on('courier', 'link', setLink);
  }, [services, on]);
  return (
    <Section title="平台连接">
      <Facts
        facts={[
          ['平台地址', `${platformAddress}${own ? '（由本程序启动）' : ''}`],
          ['连通', link === null ? '未知' : link.reachable ? '已连通' : '未连通'],
          ['最近应答', link?.lastContactAt ? timeLabel(link.lastContactAt) : '无'],
          ['最近同步', lastSyncAt === null ? '无' : timeLabel(lastSyncAt)],
          ['时间差', link === null ? '未知' : differenceText(link.clockDifference)],
          ...(ledger === null ? [] : [['平台台账', ledgerWords(ledger)] as const]),
        ]}
      />
      {ledger?.breaks[0] !== undefined && <BrokenLedger found={ledger.breaks[0]} />}
    </Section>
  );
}

/** What this workstation has seen of the platform's ledger by itself; null while it is asked. */
function useLedger(): LedgerStatus | null {
  const { services } = useBridge();
  const [status, setStatus] = useState<LedgerStatus | null>(null);
  useEffect(() => {
    services.ledger.status({}).then(setStatus, () => undefined);
  }, [services]);
  return status;
}

const ledgerWords = ({ newest, since, checkedAt }: LedgerStatus): string => {
  if (newest === null) return '尚未取得平台签名的台账头';
  const unbroken = since === null ? '' : `自 ${timeLabel(since)} 起前后相承，`;
  const checked = checkedAt === null ? '' : `${timeLabel(checkedAt)} 核对`;
  return `签至第 ${newest.seq} 条，${timeLabel(newest.at)}；${unbroken}${checked}`;
};

function BrokenLedger({ found }: { readonly found: LedgerStatus['breaks'][number] }) {
  const { kept } = found;
  if (kept === null)
    return (
      <Notice tone="red">
        {timeLabel(found.noticedAt)}{' '}
        发现本机保存的台账头文件已损坏，已另存；此前的台账不能再以本机保存的核对，请联系管理部门核实。
      </Notice>
    );
  return (
    <Notice tone="red">
      {timeLabel(found.noticedAt)} 发现平台台账与本机保存的不相承：本机保存的是 {timeLabel(kept.at)} 签至第{' '}
      {kept.seq} 条的台账头。平台可能恢复过备份，也可能改写、隐瞒过记录，请联系管理部门核实。
    </Notice>
  );
}
