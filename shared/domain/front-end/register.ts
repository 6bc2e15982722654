/** Registering a front end and moving it on: by the city's administrator, who runs the platform (五(一)¶2, R047). */
import { z } from 'zod';
import { identifier, optionalParagraph } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { checkCityManagement, cityManagementReads } from '../organisation/city-management.ts';
import { type FrontEndStatus, frontEndPlan, frontEndStatus, mayMove } from './front-end.ts';

const registerArgs = z.strictObject({ frontEndId: identifier, plan: frontEndPlan });
const moveArgs = z.strictObject({
  frontEndId: identifier,
  expectedVersion: z.int().positive(),
  to: frontEndStatus,
  note: optionalParagraph(400),
});

const stepOf = (status: FrontEndStatus, note: string, { actor, now }: ActionContext) => ({
  status,
  at: now,
  officerId: actor.officerId,
  officerName: actor.officerName,
  note,
});

export const registerFrontEnd: Action<typeof registerArgs> = defineAction({
  args: registerArgs,
  numbering: null,
  reads: ({ frontEndId, plan }, rows, actor) => [
    { table: 'frontEnd', id: frontEndId },
    { table: 'department', id: plan.departmentId },
    ...cityManagementReads(rows, actor),
  ],
  lists: ({ plan }) => [{ table: 'frontEnd', field: 'departmentId', value: plan.departmentId }],
  apply: ({ frontEndId, plan }, rows, context) => {
    if (rows.get('frontEnd', frontEndId) !== undefined) return refuse('record.exists');
    if (rows.get('department', plan.departmentId) === undefined) return refuse('record.missing');
    const others = rows.list('frontEnd', 'departmentId', plan.departmentId);
    const refused =
      checkCityManagement(rows, context.actor) ??
      firstRefusal([
        others.every(({ status }) => status === 'out-of-service'),
        'front-end.registered-already',
        'plan.departmentId',
      ]);
    if (refused !== null) return refused;
    const history = [stepOf('planned', '', context)];
    return write({
      table: 'frontEnd',
      row: { ...plan, id: frontEndId, version: 1, status: 'planned', checkedAt: null, history },
    });
  },
});

export const moveFrontEnd: Action<typeof moveArgs> = defineAction({
  args: moveArgs,
  numbering: null,
  reads: ({ frontEndId }, rows, actor) => [
    { table: 'frontEnd', id: frontEndId },
    ...cityManagementReads(rows, actor),
  ],
  lists: ({ frontEndId }, rows) => {
    const subject = rows.get('frontEnd', frontEndId);
    return subject === undefined
      ? []
      : [{ table: 'frontEnd', field: 'departmentId', value: subject.departmentId }];
  },
  apply: ({ frontEndId, expectedVersion, to, note }, rows, context) => {
    const subject = rows.get('frontEnd', frontEndId);
    if (subject === undefined) return refuse('record.missing');
    const others = rows
      .list('frontEnd', 'departmentId', subject.departmentId)
      .filter(({ id }) => id !== frontEndId);
    const refused =
      checkCityManagement(rows, context.actor) ??
      firstRefusal(
        [mayMove(subject.status, to), 'front-end.status', 'to'],
        [
          to === 'out-of-service' || others.every(({ status }) => status === 'out-of-service'),
          'front-end.registered-already',
        ],
        [to !== 'accepted' || subject.checkedAt !== null, 'front-end.unchecked', 'to'],
        [to !== 'out-of-service' || note !== '', 'front-end.reason', 'note'],
        [subject.version === expectedVersion, 'record.changed'],
      );
    if (refused !== null) return refused;
    const history = [...subject.history, stepOf(to, note, context)].slice(-200);
    return write({
      table: 'frontEnd',
      row: { ...subject, version: subject.version + 1, status: to, history },
    });
  },
});
