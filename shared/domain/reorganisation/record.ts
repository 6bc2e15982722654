/** Recording that a department was renamed or merged: by the management of its own level (一(四), 七(二)). */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  type Actor,
  defineAction,
  firstRefusal,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { areaReads } from '../organisation/area.ts';
import type { Department } from '../organisation/organisation.ts';
import { isRegistrationDesk } from '../registration/desk.ts';
import type { RowReference } from '../tables.ts';
import { mergerOf } from './adjustment.ts';

/** As many as the row keeps; the ledger keeps every one. */
export const mostAdjustments = 20;

const on = {
  departmentId: identifier,
  /** How many were recorded of the department when the officer looked. */
  expectedCount: z.int().nonnegative(),
  on: z.iso.date(),
  document: line(60),
};
const renameArgs = z.strictObject({ ...on, name: line(80), shortName: line(20) });
const mergeArgs = z.strictObject({ ...on, intoId: identifier });
type On = { readonly departmentId: string; readonly expectedCount: number; readonly on: string };

const reads = (ids: readonly string[], rows: Rows, actor: Actor): readonly RowReference[] => [
  ...areaReads(rows, actor),
  ...ids.map((id) => ({ table: 'department' as const, id })),
];

const competentFor = (subject: Department, rows: Rows, { departmentId }: Actor): boolean => {
  const desk = rows.get('department', departmentId);
  return desk !== undefined && isRegistrationDesk(desk, rows.get('region', desk.regionId), subject);
};

/** What a renaming and a merger have in common. */
const checkSubject = (given: On, subject: Department, [rows, context]: readonly [Rows, ActionContext]) => {
  const count = subject.adjustments?.length ?? 0;
  return firstRefusal(
    [context.actor.roles.includes('management-admin'), 'role.missing'],
    [competentFor(subject, rows, context.actor), 'reorganisation.wrong-desk'],
    [count === given.expectedCount, 'record.changed'],
    [mergerOf(subject) === null, 'reorganisation.merged'],
    [given.on <= civilDateOf(context.now), 'reorganisation.future', 'on'],
    [count < mostAdjustments, 'reorganisation.too-many'],
  );
};

const stampOf = ({ actor, now, madeAt }: ActionContext) => ({
  at: now,
  madeAt,
  officerId: actor.officerId,
  officerName: actor.officerName,
  departmentId: actor.departmentId,
});

/** Everything stays under the department's id: records, rights and figures go on under the new name. */
export const renameDepartment: Action<typeof renameArgs> = defineAction({
  args: renameArgs,
  numbering: null,
  reads: ({ departmentId }, rows, actor) => reads([departmentId], rows, actor),
  apply: (given, rows, context) => {
    const subject = rows.get('department', given.departmentId);
    if (subject === undefined) return refuse('record.missing');
    const { name, shortName, document } = given;
    const refused =
      checkSubject(given, subject, [rows, context]) ??
      firstRefusal([name !== subject.name, 'reorganisation.same-name', 'name']);
    if (refused !== null) return refused;
    const event = { kind: 'rename' as const, former: subject.name, name, document, on: given.on };
    const adjustments = [...(subject.adjustments ?? []), { ...event, ...stampOf(context) }];
    return write({ table: 'department', row: { ...subject, name, shortName, adjustments } });
  },
});

/** It stays where its records name it, and is assessed with the department it went into. */
export const mergeDepartment: Action<typeof mergeArgs> = defineAction({
  args: mergeArgs,
  numbering: null,
  reads: ({ departmentId, intoId }, rows, actor) => reads([departmentId, intoId], rows, actor),
  apply: (given, rows, context) => {
    const subject = rows.get('department', given.departmentId);
    const into = rows.get('department', given.intoId);
    if (subject === undefined || into === undefined) return refuse('record.missing');
    const refused =
      checkSubject(given, subject, [rows, context]) ??
      firstRefusal(
        [!subject.management, 'reorganisation.management'],
        [
          into.id !== subject.id && into.regionId === subject.regionId && mergerOf(into) === null,
          'reorganisation.target',
          'intoId',
        ],
      );
    if (refused !== null) return refused;
    const event = { kind: 'merge' as const, into: into.id, document: given.document, on: given.on };
    const adjustments = [...(subject.adjustments ?? []), { ...event, ...stampOf(context) }];
    return write({ table: 'department', row: { ...subject, adjustments } });
  },
});
