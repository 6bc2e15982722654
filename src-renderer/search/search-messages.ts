/** What the window and its search worker say to each other. */

import type { CatalogAnswer, CatalogQuery, DepartmentFacts } from './catalog-query.ts';
import type { SearchSize } from './follow-catalog.ts';

export type ToSearch =
  | { readonly kind: 'open'; readonly database: string }
  /** Along it come the columns of segments that are being kept. */
  | { readonly kind: 'line'; readonly line: MessagePort }
  | { readonly kind: 'departments'; readonly departments: readonly DepartmentFacts[] }
  | { readonly kind: 'ask'; readonly number: number; readonly query: CatalogQuery };

export type FromSearch =
  | { readonly kind: 'answer'; readonly number: number; readonly answer: CatalogAnswer }
  /** Another answer may now be had to the same question. */
  | ({ readonly kind: 'changed' } & SearchSize)
  | { readonly kind: 'failed'; readonly message: string };
