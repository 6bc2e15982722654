/** 照常办理 (R069): logging what evidence business went on with while the record was being checked. Append-only. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { isCorrectionPossible, proceeding } from './correction.ts';

const args = z.strictObject({
  correctionId: identifier,
  matter: proceeding.shape.matter,
  evidence: proceeding.shape.evidence,
});

export const proceedDuringCorrection: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ correctionId }) => [{ table: 'correction', id: correctionId }],
  apply: ({ correctionId, matter, evidence }, rows, { actor, now, madeAt }) => {
    const subject = rows.get('correction', correctionId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [actor.roles.includes('data-officer'), 'role.missing'],
      [subject.userDepartmentId === actor.departmentId, 'department.wrong'],
      [isCorrectionPossible(subject, 'proceed'), 'correction.state'],
    );
    if (refused !== null) return refused;
    const logged = { matter, evidence, at: now, madeAt, officerId: actor.officerId };
    return write({ table: 'correction', row: { ...subject, proceedings: [...subject.proceedings, logged] } });
  },
});
