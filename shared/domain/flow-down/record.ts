/** Recording what goes down to a county, and keeping it up: by the city department whose data it is (五(六)¶2, R074). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { type FlowContent, type FlowDown, flowContent, flowMayBecome } from './flow-down.ts';

const hasDuty = ({ actor }: ActionContext): boolean =>
  actor.roles.includes('data-officer') || actor.roles.includes('provider-reviewer');

const stepOf = ({ status, from, note }: FlowContent, { actor, now }: ActionContext) => ({
  status,
  from,
  at: now,
  officerId: actor.officerId,
  officerName: actor.officerName,
  note,
});

const recordArgs = z.strictObject({ flowId: identifier, regionId: identifier, content: flowContent });

export const recordFlow: Action<typeof recordArgs> = defineAction({
  args: recordArgs,
  numbering: null,
  reads: ({ flowId, regionId }, rows, actor) => {
    const own = rows.get('department', actor.departmentId);
    return [
      { table: 'flowDown', id: flowId },
      { table: 'region', id: regionId },
      { table: 'department', id: actor.departmentId },
      ...(own === undefined ? [] : [{ table: 'region' as const, id: own.regionId }]),
    ];
  },
  apply: ({ flowId, regionId, content }, rows, context) => {
    const region = rows.get('region', regionId);
    const own = rows.get('department', context.actor.departmentId);
    if (region === undefined || own === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [hasDuty(context), 'role.missing'],
      [rows.get('region', own.regionId)?.level === 'city', 'department.wrong'],
      [rows.get('flowDown', flowId) === undefined, 'record.exists'],
      [region.level !== 'city', 'flow.region', 'regionId'],
      [content.status !== 'stopped', 'flow.status', 'content.status'],
    );
    if (refused !== null) return refused;
    const row: FlowDown = {
      ...content,
      id: flowId,
      version: 1,
      providerId: own.id,
      regionId,
      history: [stepOf(content, context)],
    };
    return write({ table: 'flowDown', row });
  },
});

const reviseArgs = z.strictObject({
  flowId: identifier,
  expectedVersion: z.int().positive(),
  content: flowContent,
});

export const reviseFlow: Action<typeof reviseArgs> = defineAction({
  args: reviseArgs,
  numbering: null,
  reads: ({ flowId }) => [{ table: 'flowDown', id: flowId }],
  apply: ({ flowId, expectedVersion, content }, rows, context) => {
    const subject = rows.get('flowDown', flowId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [hasDuty(context), 'role.missing'],
      [subject.providerId === context.actor.departmentId, 'department.wrong'],
      [flowMayBecome(subject.status, content.status), 'flow.status', 'content.status'],
      [content.status !== 'stopped' || content.note !== '', 'flow.reason', 'content.note'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const history = [...subject.history, stepOf(content, context)].slice(-200);
    return write({
      table: 'flowDown',
      row: { ...subject, ...content, version: subject.version + 1, history },
    });
  },
});
