/** Announcing a training session, and what became of it (五(八), R078). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { attendee, type Training, trainingContent } from './training.ts';

const announceArgs = z.strictObject({ trainingId: identifier, content: trainingContent });

export const announceTraining: Action<typeof announceArgs> = defineAction({
  args: announceArgs,
  numbering: null,
  reads: ({ trainingId }, _rows, actor) => [
    { table: 'training', id: trainingId },
    { table: 'department', id: actor.departmentId },
  ],
  apply: ({ trainingId, content }, rows, { actor, now }) => {
    const refused = firstRefusal(
      [actor.roles.includes('management-admin'), 'role.missing'],
      [rows.get('department', actor.departmentId)?.management === true, 'department.wrong'],
      [rows.get('training', trainingId) === undefined, 'record.exists'],
    );
    if (refused !== null) return refused;
    const row: Training = {
      ...content,
      id: trainingId,
      version: 1,
      departmentId: actor.departmentId,
      officerId: actor.officerId,
      officerName: actor.officerName,
      announcedAt: now,
      state: 'announced',
      attendees: [],
      summary: '',
      endedAt: null,
    };
    return write({ table: 'training', row });
  },
});

const on = { trainingId: identifier, expectedVersion: z.int().positive() };
type On = { readonly trainingId: string; readonly expectedVersion: number };
const reads = ({ trainingId }: On) => [{ table: 'training' as const, id: trainingId }];

const end = (
  given: On,
  ended: (subject: Training) => Pick<Training, 'state' | 'attendees' | 'summary'> | 'training.early',
  [rows, { actor, now }]: readonly [Rows, ActionContext],
): Outcome => {
  const subject = rows.get('training', given.trainingId);
  if (subject === undefined) return refuse('record.missing');
  const refused = firstRefusal(
    [actor.roles.includes('management-admin'), 'role.missing'],
    [subject.departmentId === actor.departmentId, 'department.wrong'],
    [subject.state === 'announced', 'training.ended'],
    [subject.version === given.expectedVersion, 'record.changed'],
  );
  if (refused !== null) return refused;
  const patch = ended(subject);
  if (patch === 'training.early') return refuse(patch);
  return write({
    table: 'training',
    row: { ...subject, ...patch, version: subject.version + 1, endedAt: now },
  });
};

const holdArgs = z.strictObject({
  ...on,
  attendees: z
    .array(attendee)
    .min(1)
    .max(500)
    .refine((all) => new Set(all.map((each) => JSON.stringify(each))).size === all.length, {
      message: 'attendees.repeated',
    }),
  summary: paragraph(2000),
});

/** 已举办: who was there; not before its day. */
export const holdTraining: Action<typeof holdArgs> = defineAction({
  args: holdArgs,
  numbering: null,
  reads,
  apply: ({ attendees, summary, ...given }, rows, context) =>
    end(
      given,
      ({ heldOn }) =>
        heldOn > civilDateOf(context.now) ? 'training.early' : { state: 'held', attendees, summary },
      [rows, context],
    ),
});

const cancelArgs = z.strictObject({ ...on, reason: paragraph(1000) });

export const cancelTraining: Action<typeof cancelArgs> = defineAction({
  args: cancelArgs,
  numbering: null,
  reads,
  apply: ({ reason, ...given }, rows, context) =>
    end(given, () => ({ state: 'cancelled', attendees: [], summary: reason }), [rows, context]),
});
