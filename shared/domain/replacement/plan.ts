/** Planning the replacement of a resource; from then on no new right to the old one is given (R076, R077). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import type { Refusal } from '../refusals.ts';
import { currentUsers } from '../sharing/current-users.ts';
import { tellPlan } from './notices.ts';
import { type Replacement, type ReplacementPlan, replacementPlan } from './replacement.ts';

const args = z.strictObject({ replacementId: identifier, plan: replacementPlan });

/** Every item of the old resource is either carried over or dropped for a stated reason, once. */
const mapsEveryItem = (plan: ReplacementPlan, old: CatalogEntry): boolean => {
  const mapped = plan.mapping.map(({ oldItemId }) => oldItemId).sort();
  const items = old.items.map(({ id }) => id).sort();
  return mapped.length === items.length && mapped.every((id, index) => id === items[index]);
};

const carriesToItems = (plan: ReplacementPlan, entry: CatalogEntry): boolean =>
  plan.mapping.every(({ newItemId }) => newItemId === null || entry.items.some(({ id }) => id === newItemId));

const datesInOrder = (plan: ReplacementPlan, today: string): boolean =>
  today <= plan.parallelFrom && plan.parallelFrom <= plan.parallelTo && plan.parallelTo < plan.stopOn;

/** Null where the plan can stand. */
const checkPlan = (
  plan: ReplacementPlan,
  entries: { readonly old: CatalogEntry; readonly next: CatalogEntry },
  { actor, now }: ActionContext,
): { readonly ok: false; readonly error: Refusal } | null => {
  const { old, next } = entries;
  return firstRefusal(
    [actor.roles.includes('provider-reviewer'), 'role.missing'],
    [old.providerId === actor.departmentId, 'department.wrong'],
    [next.providerId === actor.departmentId, 'department.wrong', 'plan.newEntryId'],
    [old.replacedByEntryId === undefined, 'replacement.planned-already', 'plan.oldEntryId'],
    [old.status === 'published', 'case.entry-not-published', 'plan.oldEntryId'],
    // Users are sent to the new resource: it must be there, and not be on its way out itself.
    [
      next.status === 'published' && next.replacedByEntryId === undefined && next.id !== old.id,
      'replacement.new-entry',
      'plan.newEntryId',
    ],
    [mapsEveryItem(plan, old) && carriesToItems(plan, next), 'replacement.mapping', 'plan.mapping'],
    [datesInOrder(plan, civilDateOf(now)), 'replacement.dates', 'plan.stopOn'],
  );
};

export const planReplacement: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ replacementId, plan }) => [
    { table: 'replacement', id: replacementId },
    { table: 'catalogEntry', id: plan.oldEntryId },
    { table: 'catalogEntry', id: plan.newEntryId },
  ],
  lists: ({ plan }) => [{ table: 'grant', field: 'entryId', value: plan.oldEntryId }],
  apply: ({ replacementId, plan }, rows, context) => {
    const old = rows.get('catalogEntry', plan.oldEntryId);
    const next = rows.get('catalogEntry', plan.newEntryId);
    if (rows.get('replacement', replacementId) !== undefined) return refuse('record.exists');
    if (old === undefined || next === undefined) return refuse('record.missing');
    const refused = checkPlan(plan, { old, next }, context);
    if (refused !== null) return refused;
    const row: Replacement = {
      id: replacementId,
      version: 1,
      ...plan,
      oldEntryName: old.name,
      newEntryName: next.name,
      providerId: old.providerId,
      state: 'planned',
      plannedAt: context.now,
      plannedBy: context.actor.officerId,
      stoppedAt: null,
      stoppedBy: null,
    };
    const users = currentUsers(rows.list('grant', 'entryId', old.id), context.now);
    return write(
      { table: 'replacement', row },
      { table: 'catalogEntry', row: { ...old, replacedByEntryId: next.id } },
      ...tellPlan(row, users, context),
    );
  },
});
