import { useEffect, useState } from 'react';
import type { LinkStatus } from '#shared/contract/courier.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { Facts, Section } from '../../ui/pieces.tsx';
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
    </Section>
  );
}
