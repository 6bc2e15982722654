import { hrefOf } from '../../app/routes.ts';

const tabs = [
  ['guides', '指南和规定', hrefOf('guides')],
  ['trainings', '培训', hrefOf('trainings')],
] as const;

/** The two rooms of 指南. */
export function GuideTabs({ current }: { readonly current: (typeof tabs)[number][0] }) {
  return (
    <nav className="tabs" aria-label="指南的页面">
      {tabs.map(([name, label, href]) => (
        <a key={name} href={href} aria-current={name === current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
