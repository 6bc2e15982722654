import type { ReactNode } from 'react';
import { hrefOf } from '../../app/routes.ts';
import { Page } from '../../ui/page.tsx';
import { ChannelsTab } from './channels-tab.tsx';
import { DemandsTab } from './demands-tab.tsx';
import { FlowDownsTab } from './flow-downs-tab.tsx';
import { FrontEndsTab } from './front-ends-tab.tsx';
import { RankingTab } from './ranking-tab.tsx';

const tabs = [
  ['demands', '上级数据需求', hrefOf('demands')],
  ['ranking', '需求排序', hrefOf('ranking')],
  ['flow-downs', '数据下沉', hrefOf('flowDowns')],
  ['channels', '老通道迁移', hrefOf('channels')],
  ['front-ends', '前置系统', hrefOf('frontEnds')],
] as const;

type LedgerTab = (typeof tabs)[number][0];

const screens: Readonly<Record<LedgerTab, () => ReactNode>> = {
  demands: () => <DemandsTab />,
  ranking: () => <RankingTab />,
  'flow-downs': () => <FlowDownsTab />,
  channels: () => <ChannelsTab />,
  'front-ends': () => <FrontEndsTab />,
};

/** 供需台账: what is asked of above, what is used most, what goes down to the counties; the old exchanges on their way to the platform, and the front ends that data is delivered to (五(一)). */
export function LedgerPage({ tab }: { readonly tab: LedgerTab }) {
  const tools = (
    <nav className="tabs" aria-label="供需台账">
      {tabs.map(([name, label, href]) => (
        <a key={name} href={href} aria-current={tab === name ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
  return (
    <Page title="供需台账" note="上级数据需求、使用排序、下沉，和部门间的交换 · 五(六)、五(一)" tools={tools}>
      {screens[tab]()}
    </Page>
  );
}
