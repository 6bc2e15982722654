import type { Library } from './entry.ts';

/**
 * The base or theme library several departments feed, as one word; null for a department's own directory
 * (三(一)¶2).
 */
export const subjectOfLibrary = (library: Library): string | null => {
  if (library.kind === 'base') return `base:${library.base}`;
  return library.kind === 'theme' ? `theme:${library.theme}` : null;
};
