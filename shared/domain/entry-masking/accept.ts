/** A second person of the provider says why a file may go out that does not reach the demanded k or l (四(三), R038). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { digestHex } from '../signing/signing-key.ts';
import { mayGoOut } from './entry-masking.ts';

const args = z.strictObject({
  entryId: identifier,
  expectedVersion: z.int().positive(),
  /** Of the masked file. */
  digest: digestHex,
  reason: paragraph(1000),
});

export const acceptMaskingRisk: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ entryId }) => [{ table: 'entryMasking', id: entryId }],
  apply: ({ entryId, expectedVersion, digest, reason }, rows, { actor, now, madeAt }) => {
    const subject = rows.get('entryMasking', entryId);
    const file = subject?.files.find((each) => each.digest === digest);
    if (subject === undefined || file === undefined) return refuse('record.missing');
    const { officerId, officerName } = actor;
    const refused = firstRefusal(
      [actor.roles.includes('provider-reviewer'), 'role.missing'],
      [subject.providerId === actor.departmentId, 'department.wrong'],
      [!mayGoOut(file), 'masking.nothing-short'],
      [subject.version === expectedVersion, 'record.changed'],
      [file.officerId !== officerId, 'masking.same-person'],
    );
    if (refused !== null) return refused;
    const acceptance = { officerId, officerName, reason, at: now, madeAt };
    return write({
      table: 'entryMasking',
      row: {
        ...subject,
        version: subject.version + 1,
        files: subject.files.map((each) => (each === file ? { ...each, acceptance } : each)),
      },
    });
  },
});
