/** The management department's answer to a filing: acknowledged, and then true of the department; or returned with a reason. */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  type Actor,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { areaReads } from '../organisation/area.ts';
import type { Department } from '../organisation/organisation.ts';
import type { RowReference } from '../tables.ts';
import { isRegistrationDesk } from './desk.ts';
import type { Registration, RegistrationEvent, RegistrationState } from './registration.ts';

const acknowledgeArgs = z.strictObject({ registrationId: identifier, expectedVersion: z.int().positive() });
const returnArgs = acknowledgeArgs.extend({ reason: paragraph(1000) });
type OnRegistration = z.output<typeof acknowledgeArgs>;

const reads = ({ registrationId }: OnRegistration, rows: Rows, actor: Actor): readonly RowReference[] => {
  const subject = rows.get('registration', registrationId);
  return [
    { table: 'registration', id: registrationId },
    ...areaReads(rows, actor),
    ...(subject === undefined ? [] : [{ table: 'department' as const, id: subject.departmentId }]),
  ];
};

const advance = (
  subject: Registration,
  to: { readonly state: RegistrationState; readonly act: RegistrationEvent['act']; readonly note?: string },
  { actor, now, madeAt }: ActionContext,
): Registration => ({
  ...subject,
  version: subject.version + 1,
  state: to.state,
  history: [
    ...subject.history,
    {
      act: to.act,
      at: now,
      madeAt,
      officerId: actor.officerId,
      officerName: actor.officerName,
      departmentId: actor.departmentId,
      note: to.note ?? '',
    },
  ],
});

/** Runs `act` on a filing that waits for this officer's department. */
const onWaiting = (
  args: OnRegistration,
  rows: Rows,
  context: ActionContext,
  act: (subject: Registration, filer: Department) => Outcome,
): Outcome => {
  const subject = rows.get('registration', args.registrationId);
  const filer = subject && rows.get('department', subject.departmentId);
  const desk = rows.get('department', context.actor.departmentId);
  if (subject === undefined || filer === undefined || desk === undefined) return refuse('record.missing');
  const refused = firstRefusal(
    [context.actor.roles.includes('management-admin'), 'role.missing'],
    [isRegistrationDesk(desk, rows.get('region', desk.regionId), filer), 'registration.wrong-desk'],
    [subject.history.every(({ officerId }) => officerId !== context.actor.officerId), 'registration.own'],
    [subject.state === 'filed', 'registration.state'],
    [subject.version === args.expectedVersion, 'record.changed'],
  );
  return refused ?? act(subject, filer);
};

/** What agreements and notices name from now on. */
const asFiled = (filer: Department, { content }: Registration): Department => ({
  ...filer,
  principal: content.principal,
  responsibleOffice: content.responsibleOffice,
  responsibleOfficer: content.responsibleOfficer,
  securityOfficer: content.securityOfficer,
  securityBody: content.securityBody,
});

export const acknowledgeRegistration: Action<typeof acknowledgeArgs> = defineAction({
  args: acknowledgeArgs,
  numbering: null,
  reads,
  lists: ({ registrationId }, rows) => {
    const subject = rows.get('registration', registrationId);
    return subject === undefined
      ? []
      : [{ table: 'registration', field: 'departmentId', value: subject.departmentId }];
  },
  apply: (args, rows, context) =>
    onWaiting(args, rows, context, (subject, filer) => {
      const former = rows
        .list('registration', 'departmentId', filer.id)
        .filter(({ state }) => state === 'acknowledged')
        .map((each) => ({
          table: 'registration' as const,
          row: advance(each, { state: 'replaced', act: 'replace' }, context),
        }));
      return write(
        ...former,
        {
          table: 'registration',
          row: advance(subject, { state: 'acknowledged', act: 'acknowledge' }, context),
        },
        { table: 'department', row: asFiled(filer, subject) },
      );
    }),
});

export const returnRegistration: Action<typeof returnArgs> = defineAction({
  args: returnArgs,
  numbering: null,
  reads,
  apply: (args, rows, context) =>
    onWaiting(args, rows, context, (subject) =>
      write({
        table: 'registration',
        row: advance(subject, { state: 'returned', act: 'return', note: args.reason }, context),
      }),
    ),
});
