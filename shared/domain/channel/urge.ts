/** 催办: the management department reminds the owner of a channel whose change-over is overdue (五(一)¶1, R046). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, type Actor, defineAction, firstRefusal, type Rows, refuse, write } from '../action.ts';
import { civilDateOf, longDateLabel } from '../clock/civil-date.ts';
import { tell } from '../notice/tell.ts';
import { areaReads, isOfArea } from '../organisation/area.ts';
import type { RowReference } from '../tables.ts';
import { isChannelOverdue } from './channel.ts';

const args = z.strictObject({ channelId: identifier, words: paragraph(400) });

const reads = ({ channelId }: z.output<typeof args>, rows: Rows, actor: Actor): readonly RowReference[] => {
  const owner = rows.get('legacyChannel', channelId)?.ownerDepartmentId;
  return [
    { table: 'legacyChannel', id: channelId },
    ...(owner === undefined ? [] : [{ table: 'department' as const, id: owner }]),
    ...areaReads(rows, actor),
  ];
};

/** The city's management department governs all departments, a county's those of its region (一(四)). */
const governs = (ownerId: string, rows: Rows, actor: Actor): boolean =>
  rows.get('department', actor.departmentId)?.management === true && isOfArea(rows, actor, [ownerId]);

export const urgeChannel: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads,
  apply: ({ channelId, words }, rows, context) => {
    const subject = rows.get('legacyChannel', channelId);
    if (subject === undefined) return refuse('record.missing');
    const today = civilDateOf(context.now);
    const refused = firstRefusal(
      [context.actor.roles.includes('management-admin'), 'role.missing'],
      [governs(subject.ownerDepartmentId, rows, context.actor), 'department.wrong'],
      [isChannelOverdue(subject, today), 'channel.not-overdue'],
    );
    if (refused !== null) return refused;
    const text = `老通道“${subject.name}”计划于${longDateLabel(subject.cutOverOn)}切换到平台，至今仍在使用。${words}`;
    // One reminder a day: said again on the same day it is the same one.
    const subjectId = `${channelId}.${today}`;
    return write(
      ...tell(
        [subject.ownerDepartmentId],
        { kind: 'channel-overdue', subjectId, recordId: channelId, text },
        context,
      ),
    );
  },
});
