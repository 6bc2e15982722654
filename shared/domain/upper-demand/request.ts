/** A department asks for data of a system above the city (五(六)¶2, R072, R073). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { demandEventOf } from './step.ts';
import { demandContent, type UpperDemand } from './upper-demand.ts';

const args = z.strictObject({ demandId: identifier, content: demandContent });

export const requestDemand: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ demandId, content }) => [
    { table: 'upperDemand', id: demandId },
    { table: 'department', id: content.counterpartId },
  ],
  apply: ({ demandId, content }, rows, context) => {
    const counterpart = rows.get('department', content.counterpartId);
    if (counterpart === undefined) return refuse('record.missing', 'content.counterpartId');
    const refused = firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [rows.get('upperDemand', demandId) === undefined, 'record.exists'],
      // Who built a system shares its data: there is nobody above to apply to.
      [content.level !== 'city', 'demand.city-system', 'content.level'],
    );
    if (refused !== null) return refused;
    const row: UpperDemand = {
      ...content,
      id: demandId,
      version: 1,
      departmentId: context.actor.departmentId,
      state: 'requested',
      upstreamNumber: '',
      history: [demandEventOf('request', '', context)],
    };
    return write({ table: 'upperDemand', row });
  },
});
