/** Recording a legacy channel and keeping it up: by the department that owns it (五(一)¶1, R046). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import {
  type ChannelContent,
  channelContent,
  isChannelOpen,
  type LegacyChannel,
  mayBecome,
} from './channel.ts';

const recordArgs = z.strictObject({ channelId: identifier, content: channelContent });
const reviseArgs = recordArgs.extend({ expectedVersion: z.int().positive() });

const hasDuty = ({ actor }: ActionContext): boolean =>
  actor.roles.includes('data-officer') || actor.roles.includes('provider-reviewer');

const reads = ({ channelId, content }: { channelId: string; content: ChannelContent }) => [
  { table: 'legacyChannel' as const, id: channelId },
  ...(content.migratedToEntryId === null
    ? []
    : [{ table: 'catalogEntry' as const, id: content.migratedToEntryId }]),
];

/** Null where what is written holds together: cut over names a published resource, closed says why. */
const checkContent = (content: ChannelContent, rows: Rows) => {
  const { migratedToEntryId } = content;
  const entry = migratedToEntryId === null ? undefined : rows.get('catalogEntry', migratedToEntryId);
  return firstRefusal(
    [
      migratedToEntryId === null || entry?.status === 'published',
      'channel.resource',
      'content.migratedToEntryId',
    ],
    [content.status !== 'migrated' || entry !== undefined, 'channel.resource', 'content.migratedToEntryId'],
    [content.status !== 'closed' || content.note !== '', 'channel.reason', 'content.note'],
  );
};

const written = (content: ChannelContent, rows: Rows, { now }: ActionContext) => ({
  ...content,
  migratedToEntryName:
    content.migratedToEntryId === null
      ? null
      : (rows.get('catalogEntry', content.migratedToEntryId)?.name ?? null),
  endedAt: isChannelOpen(content) ? null : now,
});

const stepOf = ({ status, cutOverOn, note }: ChannelContent, { actor, now }: ActionContext) => ({
  status,
  cutOverOn,
  at: now,
  officerId: actor.officerId,
  officerName: actor.officerName,
  note,
});

export const recordChannel: Action<typeof recordArgs> = defineAction({
  args: recordArgs,
  numbering: null,
  reads,
  apply: ({ channelId, content }, rows, context) => {
    if (rows.get('legacyChannel', channelId) !== undefined) return refuse('record.exists');
    const refused = firstRefusal([hasDuty(context), 'role.missing']) ?? checkContent(content, rows);
    if (refused !== null) return refused;
    const row: LegacyChannel = {
      ...written(content, rows, context),
      id: channelId,
      version: 1,
      ownerDepartmentId: context.actor.departmentId,
      history: [stepOf(content, context)],
    };
    return write({ table: 'legacyChannel', row });
  },
});

export const reviseChannel: Action<typeof reviseArgs> = defineAction({
  args: reviseArgs,
  numbering: null,
  reads,
  apply: ({ channelId, expectedVersion, content }, rows, context) => {
    const subject = rows.get('legacyChannel', channelId);
    if (subject === undefined) return refuse('record.missing');
    const refused =
      firstRefusal(
        [hasDuty(context), 'role.missing'],
        [subject.ownerDepartmentId === context.actor.departmentId, 'department.wrong'],
        [mayBecome(subject.status, content.status), 'channel.status', 'content.status'],
        [subject.version === expectedVersion, 'record.changed'],
      ) ?? checkContent(content, rows);
    if (refused !== null) return refused;
    const history = [...subject.history, stepOf(content, context)].slice(-200);
    const row = { ...subject, ...written(content, rows, context), version: subject.version + 1, history };
    return write({ table: 'legacyChannel', row });
  },
});
