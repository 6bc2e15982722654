/** Recording a drill or a proof of restore; once recorded it stands (六(四)). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, write } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { type Drill, drillReport } from './drill.ts';
import { checkKeeper } from './keeper.ts';

const args = z.strictObject({ drillId: identifier, report: drillReport });

export const recordDrill: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ drillId }, _rows, actor) => [
    { table: 'drill', id: drillId },
    { table: 'department', id: actor.departmentId },
  ],
  apply: ({ drillId, report }, rows, context) => {
    const { actor, now } = context;
    const refused =
      checkKeeper(rows, actor) ??
      firstRefusal(
        [rows.get('drill', drillId) === undefined, 'record.exists'],
        [report.heldOn <= civilDateOf(now), 'incident.future', 'report.heldOn'],
        [(report.kind === 'restore') === (report.restore !== null), 'drill.proof', 'report.restore'],
      );
    if (refused !== null) return refused;
    const row: Drill = {
      ...report,
      id: drillId,
      departmentId: actor.departmentId,
      at: now,
      officerId: actor.officerId,
      officerName: actor.officerName,
    };
    return write({ table: 'drill', row });
  },
});
