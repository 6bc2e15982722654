/** 报备: the department files who is responsible and which rules it has; it never alters what was filed before (R004). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { type Registration, registrationContent, registrationsOf } from './registration.ts';

const args = z.strictObject({
  /** Made by the workstation. */
  registrationId: identifier,
  content: registrationContent,
});

export const fileRegistration: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ registrationId }, _rows, actor) => [
    { table: 'registration', id: registrationId },
    { table: 'department', id: actor.departmentId },
  ],
  lists: (_args, _rows, actor) => [
    { table: 'registration', field: 'departmentId', value: actor.departmentId },
  ],
  apply: ({ registrationId, content }, rows, context) => {
    const { actor } = context;
    const own = rows.get('department', actor.departmentId);
    if (own === undefined) return refuse('record.missing');
    const before = registrationsOf(rows.list('registration', 'departmentId', own.id), own.id);
    const refused = firstRefusal(
      [actor.roles.some((held) => held === 'data-officer' || held === 'management-admin'), 'role.missing'],
      [rows.get('registration', registrationId) === undefined, 'record.exists'],
      [before.waiting === null, 'registration.waiting'],
      [!own.management || content.securityBody !== '', 'registration.security-body', 'content.securityBody'],
    );
    if (refused !== null) return refused;
    const row: Registration = {
      id: registrationId,
      version: 1,
      departmentId: own.id,
      content,
      state: 'filed',
      history: [
        {
          act: 'file',
          at: context.now,
          madeAt: context.madeAt,
          officerId: actor.officerId,
          officerName: actor.officerName,
          departmentId: actor.departmentId,
          note: '',
        },
      ],
    };
    return write({ table: 'registration', row });
  },
});
