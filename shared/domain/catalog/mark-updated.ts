/** The provider's word that the data of a resource was brought up to date (R075). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { contentDateOf } from './freshness.ts';

const args = z.strictObject({ entryId: identifier, updatedOn: z.iso.date() });

/** The date may repeat the last one and may not lie before it or in the future. */
export const markUpdated: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ entryId }) => [{ table: 'catalogEntry', id: entryId }],
  apply: ({ entryId, updatedOn }, rows, { actor, now }) => {
    const entry = rows.get('catalogEntry', entryId);
    if (entry === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [actor.roles.includes('provider-reviewer') || actor.roles.includes('data-officer'), 'role.missing'],
      [entry.providerId === actor.departmentId, 'department.wrong'],
      [entry.status === 'published', 'case.entry-not-published'],
      [contentDateOf(entry) <= updatedOn && updatedOn <= civilDateOf(now), 'entry.update-date', 'updatedOn'],
    );
    return refused ?? write({ table: 'catalogEntry', row: { ...entry, contentUpdatedOn: updatedOn } });
  },
});
