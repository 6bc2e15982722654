/** What 查找 offers for a few characters, and what Enter opens of it. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { CatalogFound, CatalogView } from '../office/use-catalog-search.ts';
import type { Place } from './places.ts';
import { hrefOf } from './routes.ts';

export type Command =
  | { readonly kind: '页面'; readonly href: string; readonly title: string }
  | { readonly kind: '目录'; readonly href: string; readonly entry: CatalogEntry; readonly asked: string };

const mostShown = 12;

/** @param found the answer there is by now, which may be to what was typed before */
export const commandsFor = (
  text: string,
  places: readonly Place[],
  found: Pick<CatalogFound, 'view' | 'entries'> | undefined,
): readonly Command[] => {
  const screens = places
    .filter(({ title }) => title.includes(text.trim()))
    .map(({ title, href }) => ({ kind: '页面', title, href }) as const);
  if (text.trim() === '' || found === undefined) return screens;
  const entries = Array.from({ length: Math.max(0, mostShown - screens.length) }, (_, place) =>
    found.entries.at(place),
  ).filter((entry) => entry !== undefined);
  return [
    ...screens,
    ...entries.map((entry) => ({
      kind: '目录' as const,
      entry,
      asked: found.view.text,
      href: hrefOf('entry', { entryId: entry.id }),
    })),
  ];
};

/**
 * Whether Enter can open the chosen command at once: a screen is known by its name, an entry only when the answer is
 * the one to what is typed now.
 */
export const isReady = (
  chosen: Command | undefined,
  view: CatalogView,
  found: Pick<CatalogFound, 'view'> | undefined,
): boolean => chosen?.kind === '页面' || view.text.trim() === '' || found?.view === view;
