import type { Role } from '#shared/domain/organisation/organisation.ts';
import { useOfficer } from '../app/officer-context.ts';
import { hrefOf } from '../app/routes.ts';

const tabs = {
  publishing: '编目件',
  libraries: '基础库和主题库',
  filings: '逐级报备',
  changes: '变化事项',
  difficulties: '困难说明',
  conversions: '电子化改造',
  collectionChecks: '拟采集核查',
} as const;
export type PublishingTab = keyof typeof tabs;

const allTabs = Object.keys(tabs) as PublishingTab[];
/** A reviewer without another role keeps no records of the catalogue, and looks at how it stands. */
const reviewerTabs: readonly PublishingTab[] = ['publishing', 'libraries', 'filings', 'conversions'];
/** Whoever oversees without an office in cataloguing looks, and writes nothing. */
const overseerTabs: readonly PublishingTab[] = ['filings', 'conversions'];

const tabsFor = (roles: readonly Role[]): readonly PublishingTab[] => {
  if (roles.includes('data-officer') || roles.includes('management-admin')) return allTabs;
  return roles.includes('provider-reviewer') ? reviewerTabs : overseerTabs;
};

/** The screens of 编目发布: the entries, and the records that keep the catalogue true. */
export function PublishingTabs({ current }: { readonly current: PublishingTab }) {
  const { roles } = useOfficer();
  return (
    <nav className="tabs" aria-label="编目发布的页面">
      {tabsFor(roles).map((tab) => (
        <a key={tab} href={hrefOf(tab)} aria-current={tab === current ? 'page' : undefined}>
          {tabs[tab]}
        </a>
      ))}
    </nav>
  );
}
