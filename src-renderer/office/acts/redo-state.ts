/** How far the doing again of a refused act has come, and whether putting it back would cost the officer something. */
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import type { Redo } from './redo-form.ts';

/**
 * `begun`: what was refused lies in its form and was not sent yet. `gone-to`: the form's draft is gone, as it is once
 * its act is saved, or the act has none to wait for.
 */
export type RedoState = 'untouched' | 'begun' | 'gone-to';

/** Key under which this workstation keeps that the officer went to write the act again. */
export const begunKey = (mutationId: string): string => `redo-begun:${mutationId}`;

/**
 * @param begun what is kept under {@link begunKey}; null: nothing
 * @param draft what the form holds now; null: nothing
 */
export function redoStateOf(way: Redo, begun: unknown, draft: unknown): RedoState {
  if (begun !== true) return 'untouched';
  return way.draft !== null && draft !== null ? 'begun' : 'gone-to';
}

const isBlank = (value: unknown): boolean => {
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object' || value === null) return value === null || value === undefined;
  return Object.values(value).every(isBlank);
};

/** True where the form holds something else that somebody wrote, which putting the refused act back would overwrite. */
export const isInTheWay = (held: unknown, written: unknown): boolean =>
  !isBlank(held) && canonicalJson(held) !== canonicalJson(written);
