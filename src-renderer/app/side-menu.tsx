import { useOfficer } from './officer-context.ts';
import { placesFor } from './places.ts';
import type { RouteName } from './routes.ts';

export function SideMenu({ current }: { readonly current: RouteName }) {
  const { roles } = useOfficer();
  return (
    <nav className="desk-menu" aria-label="主菜单">
      {placesFor(roles).map((place) => (
        <a
          key={place.href}
          href={place.href}
          aria-current={place.routes.includes(current) ? 'page' : undefined}
        >
          {place.title}
        </a>
      ))}
    </nav>
  );
}
