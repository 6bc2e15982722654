/** What an officer makes of a suspicion: confirmed or dismissed, with the reason; or facts that only a person knows of (七(四)). */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
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
import { national2025 } from '../policy/national-2025.ts';
import { packsInForce } from '../policy/packs.ts';
import { checkDesk, deskReads } from './desk.ts';
import { violationItem } from './item.ts';
import { surroundingLists, surroundingReads, surroundingsIn } from './surroundings.ts';
import { suspicionsOf } from './suspect.ts';
import type { Suspicion } from './suspicion.ts';
import { isAbout, suspectTable, type Violation } from './violation.ts';

const decideArgs = z.strictObject({
  /** Made by the workstation. */
  violationId: identifier.max(64),
  table: suspectTable,
  recordId: identifier,
  aspect: line(120),
  /** As the officer saw it. */
  item: violationItem,
  outcome: z.enum(['confirmed', 'dismissed']),
  reason: paragraph(1000),
});
type DecideArgs = z.output<typeof decideArgs>;

type Decided = Pick<
  Violation,
  'id' | 'item' | 'departmentId' | 'recordId' | 'evidence' | 'facts' | 'state' | 'reason'
>;

const rowOf = (decided: Decided, { actor, now, madeAt }: ActionContext): Violation => ({
  ...decided,
  version: 1,
  managementId: actor.departmentId,
  officerId: actor.officerId,
  officerName: actor.officerName,
  at: now,
  madeAt,
  circularId: null,
});

/** The finding as the row bears it out now; undefined where it no longer does. */
const foundIn = (
  { table, recordId, aspect }: DecideArgs,
  rows: Rows,
  context: ActionContext,
): Suspicion | undefined => {
  const row = rows.get(table, recordId);
  // The row is of the table it was read from.
  const found = row === undefined ? [] : suspicionsOf(table, row as never, context, surroundingsIn(rows));
  return found.find(({ evidence }) => evidence.aspect === aspect);
};

const settle = (given: DecideArgs, rows: Rows, context: ActionContext): Outcome => {
  const found = foundIn(given, rows, context);
  if (rows.get(given.table, given.recordId) === undefined) return refuse('record.missing');
  if (found === undefined) return refuse('violation.unfounded');
  const decidedBefore = rows
    .list('violation', 'recordId', given.recordId)
    .some((each) => isAbout(each, found.evidence));
  const refused =
    checkDesk(found.departmentId, rows, context.actor) ??
    firstRefusal(
      [rows.get('violation', given.violationId) === undefined, 'record.exists'],
      [!decidedBefore, 'violation.decided'],
      [found.item === given.item, 'record.changed'],
    );
  if (refused !== null) return refused;
  const row = rowOf(
    {
      id: given.violationId,
      item: found.item,
      departmentId: found.departmentId,
      recordId: given.recordId,
      evidence: found.evidence,
      facts: '',
      state: given.outcome,
      reason: given.reason,
    },
    context,
  );
  return write({ table: 'violation', row });
};

/** The platform looks at the row again: what it no longer bears out cannot be decided any more. */
export const decideViolation: Action<typeof decideArgs> = defineAction({
  args: decideArgs,
  numbering: null,
  reads: ({ violationId, table, recordId }, rows, actor) => [
    { table: 'violation', id: violationId },
    { table, id: recordId },
    ...deskReads(undefined, rows, actor),
    ...surroundingReads({ table, recordId }, rows),
  ],
  lists: ({ table, recordId }, rows) => [
    { table: 'violation', field: 'recordId', value: recordId },
    ...surroundingLists({ table, recordId }, rows),
  ],
  apply: settle,
});

const registerArgs = z.strictObject({
  violationId: identifier.max(64),
  item: violationItem,
  departmentId: identifier,
  facts: paragraph(2000),
  /** Where they come from: a complaint, an inspection, a correction. */
  reason: paragraph(1000),
});

/** 人工登记: for what needs a person's judgement (V4, V9), and for what came to light outside the platform. */
export const registerViolation: Action<typeof registerArgs> = defineAction({
  args: registerArgs,
  numbering: null,
  reads: ({ violationId, departmentId }, rows, actor) => [
    { table: 'violation', id: violationId },
    ...deskReads(departmentId, rows, actor),
  ],
  apply: ({ violationId, ...given }, rows, context) => {
    if (rows.get('department', given.departmentId) === undefined) return refuse('record.missing');
    const managed = rows.get('department', given.departmentId)?.management === true;
    const decreed = packsInForce(context.packs, civilDateOf(context.now)).some(
      ({ id }) => id === national2025.id,
    );
    const refused =
      checkDesk(given.departmentId, rows, context.actor) ??
      firstRefusal(
        [rows.get('violation', violationId) === undefined, 'record.exists'],
        [given.item !== 'M1' || (managed && decreed), 'violation.management-only', 'item'],
      );
    if (refused !== null) return refused;
    const row = rowOf(
      { ...given, id: violationId, recordId: null, evidence: null, state: 'confirmed' },
      context,
    );
    return write({ table: 'violation', row });
  },
});
