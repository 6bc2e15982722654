/** Confirming that one has read a guide that is to be read: in one's own name, once an edition (五(八), R079). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { type GuideReading, guideReadingIdOf } from './reading.ts';

const args = z.strictObject({ editionId: identifier });

export const confirmReading: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ editionId }, _rows, actor) => [
    { table: 'guide', id: editionId },
    { table: 'guideReading', id: guideReadingIdOf(editionId, actor.officerId) },
  ],
  apply: ({ editionId }, rows, { actor, now }) => {
    const subject = rows.get('guide', editionId);
    if (subject === undefined) return refuse('record.missing');
    const id = guideReadingIdOf(editionId, actor.officerId);
    const refused = firstRefusal(
      [rows.get('guideReading', id) === undefined, 'record.exists'],
      [subject.state === 'current', 'guide.replaced'],
      [subject.mustRead, 'guide.free'],
    );
    if (refused !== null) return refused;
    const row: GuideReading = {
      id,
      guideId: subject.guideId,
      editionId,
      edition: subject.edition,
      departmentId: actor.departmentId,
      officerId: actor.officerId,
      officerName: actor.officerName,
      at: now,
    };
    return write({ table: 'guideReading', row });
  },
});
