import { useOfficer } from '../../app/officer-context.ts';
import { isOpenTo } from '../../app/places.ts';
import { hrefOf } from '../../app/routes.ts';

const tabs = [
  ['board', '时限督办'],
  ['suspicions', '疑似违规'],
  ['circulars', '通报整改'],
  ['assessments', '考核'],
] as const;
export type OversightTab = (typeof tabs)[number][0];

/** The screens of 监督检查 that this officer has; none to choose from where it is one. */
export function OversightTabs({ current }: { readonly current: OversightTab }) {
  const { roles } = useOfficer();
  const open = tabs.filter(([name]) => isOpenTo(name, roles));
  if (open.length < 2) return null;
  return (
    <nav className="tabs" aria-label="监督检查的页面">
      {open.map(([name, label]) => (
        <a key={name} href={hrefOf(name)} aria-current={name === current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
