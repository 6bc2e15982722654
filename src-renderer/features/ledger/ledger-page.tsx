import { hrefOf } from '../../app/routes.ts';
import { Page } from '../../ui/page.tsx';
import { ChannelsTab } from './channels-tab.tsx';
import { FrontEndsTab } from './front-ends-tab.tsx';

const tabs = [
  ['channels', '老通道迁移', hrefOf('channels')],
  ['front-ends', '前置系统', hrefOf('frontEnds')],
] as const;

/** 供需台账: the old exchanges on their way to the platform, and the front ends that data is delivered to (五(一)). */
export function LedgerPage({ tab }: { readonly tab: 'channels' | 'front-ends' }) {
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
    <Page title="供需台账" note="部门间的交换都走共享平台 · 五(一)" tools={tools}>
      {tab === 'channels' ? <ChannelsTab /> : <FrontEndsTab />}
    </Page>
  );
}
