/** Recording a change, and saying that an entry needs no update for it (三(二), 条例第17条; R026). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { instantOf, longDateLabel } from '../clock/civil-date.ts';
import { type Clock, startClocks } from '../clock/clock.ts';
import { tell } from '../notice/tell.ts';
import { managesLevelOf, ownLevelReads } from '../organisation/own-level.ts';
import { rulesFor } from '../policy/pack.ts';
import { packsInForce, packsOfRegion } from '../policy/packs.ts';
import { type ChangeTrigger, changeStatement } from './change-trigger.ts';
import { changeEventOf, settle } from './settle.ts';

const recordArgs = z.strictObject({
  triggerId: identifier,
  /** The department that has to update. */
  departmentId: identifier,
  statement: changeStatement,
});
type RecordArgs = z.output<typeof recordArgs>;

const exemptArgs = z.strictObject({
  triggerId: identifier,
  expectedVersion: z.int().positive(),
  entryId: identifier,
  reason: paragraph(1000),
});

/**
 * Counted from the day the change is in force, under every pack that is on and in force that day, and the own one of the
 * region of the department that has to update.
 */
export const updateClocks = (
  { inForceOn, regionId }: { readonly inForceOn: string; readonly regionId: string | undefined },
  { packs, calendar }: Pick<ActionContext, 'packs' | 'calendar'>,
): Clock[] => {
  const governing = packsInForce(packsOfRegion(packs, regionId, inForceOn), inForceOn);
  const time = { now: instantOf(inForceOn, 0), calendar };
  return startClocks(rulesFor(governing, 'catalogUpdate'), 'change-in-force', time);
};

const triggerOf = (
  { triggerId, departmentId, statement }: RecordArgs,
  entries: readonly CatalogEntry[],
  [clocks, context]: readonly [readonly Clock[], ActionContext],
): ChangeTrigger => {
  const { entryIds: _, ...written } = statement;
  return {
    id: triggerId,
    version: 1,
    state: 'open',
    ...written,
    entries: entries.map(({ id, code, name }) => ({
      entryId: id,
      entryCode: code,
      entryName: name,
      outcome: null,
    })),
    providerId: departmentId,
    recordedBy: context.actor.officerId,
    recordedByDepartmentId: context.actor.departmentId,
    clocks: [...clocks],
    extension: null,
    history: [changeEventOf({ clocks: [] }, { act: 'record', entryId: null }, context)],
  };
};

/** 督促: the department learns what its management recorded about it. */
const urged = (row: ChangeTrigger, context: ActionContext) => {
  const names = row.entries.map(({ entryName }) => entryName).join('、');
  const text = `管理部门登记了变化事项“${row.title}”，自${longDateLabel(row.inForceOn)}生效。请按时限更新目录：${names}。`;
  const body = { kind: 'catalog-urged', text: text.slice(0, 2000), subjectId: row.id } as const;
  return row.providerId === context.actor.departmentId ? [] : tell([row.providerId], body, context);
};

/** By a data officer for the own department, or by the management department of its level for it. */
export const recordChange: Action<typeof recordArgs> = defineAction({
  args: recordArgs,
  numbering: null,
  reads: ({ triggerId, departmentId, statement }, _rows, actor) => [
    { table: 'changeTrigger', id: triggerId },
    ...ownLevelReads(departmentId, actor),
    ...statement.entryIds.map((id) => ({ table: 'catalogEntry' as const, id })),
  ],
  apply: (args, rows, context) => {
    const { triggerId, departmentId, statement } = args;
    const { actor } = context;
    const entries = [...new Set(statement.entryIds)].flatMap((id) => rows.get('catalogEntry', id) ?? []);
    const writes = actor.roles.includes('data-officer');
    const manages = actor.roles.includes('management-admin');
    const regionId = rows.get('department', departmentId)?.regionId;
    const clocks = updateClocks({ inForceOn: statement.inForceOn, regionId }, context);
    const refused = firstRefusal(
      [writes || manages, 'role.missing'],
      [
        (writes && departmentId === actor.departmentId) ||
          (manages && managesLevelOf(departmentId, actor, rows)),
        'department.wrong',
      ],
      [rows.get('changeTrigger', triggerId) === undefined, 'record.exists'],
      [
        entries.length === statement.entryIds.length &&
          entries.every(({ providerId, status }) => providerId === departmentId && status === 'published'),
        'change.entry',
        'statement.entryIds',
      ],
      [clocks.length > 0, 'change.date', 'statement.inForceOn'],
    );
    if (refused !== null) return refused;
    const row = triggerOf(args, entries, [clocks, context]);
    return write({ table: 'changeTrigger', row }, ...urged(row, context));
  },
});

/** 不需更新, by the department itself: it alone knows its duties. */
export const exemptEntry: Action<typeof exemptArgs> = defineAction({
  args: exemptArgs,
  numbering: null,
  reads: ({ triggerId }) => [{ table: 'changeTrigger', id: triggerId }],
  apply: ({ triggerId, expectedVersion, entryId, reason }, rows, context) => {
    const subject = rows.get('changeTrigger', triggerId);
    if (subject === undefined) return refuse('record.missing');
    const entry = subject.entries.find((each) => each.entryId === entryId);
    const refused = firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [subject.providerId === context.actor.departmentId, 'department.wrong'],
      [subject.state === 'open' && entry !== undefined && entry.outcome === null, 'change.state'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const row = settle(subject, { entryId, kind: 'unaffected', reason }, context);
    return write({ table: 'changeTrigger', row });
  },
});
