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
        ]}
      />
      <LedgerFacts />
    </Section>
  );
}

/** What this workstation has seen of the platform's ledger by itself. */
function LedgerFacts() {
  const { services } = useBridge();
  const [status, setStatus] = useState<LedgerStatus | null>(null);
  useEffect(() => {
    services.ledger.status({}).then(setStatus, () => undefined);
  }, [services]);
  if (status === null) return null;
  const { newest, since, checkedAt, breaks } = status;
  const [latest] = breaks;
  return (
    <>
      <Facts
        facts={[
          [
            '平台台账',
            newest === null
              ? '尚未取得平台签名的台账头'
              : `签至第 ${newest.seq} 条，${timeLabel(newest.at)}；${since === null ? '' : `自 ${timeLabel(since)} 起前后相承，`}${checkedAt === null ? '' : `${timeLabel(checkedAt)} 核对`}`,
          ],
        ]}
      />
      {latest !== undefined && (
        <Notice tone="red">
          {timeLabel(latest.noticedAt)} 发现平台台账与本机保存的不相承：本机保存的是 {timeLabel(latest.at)}{' '}
          签至第 {latest.seq} 条的台账头。平台可能恢复过备份，也可能改写过记录，请联系管理部门核实。
        </Notice>
      )}
    </>
  );
}
