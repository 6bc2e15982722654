/** A demand on its way: entered by the counterpart, applied for above by the city's management, and what came of it (R072). */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
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
import { checkCityManagement, cityManagementReads } from '../organisation/city-management.ts';
import { demandEventOf } from './step.ts';
import type { DemandAct, DemandState, UpperDemand } from './upper-demand.ts';

const on = { demandId: identifier, expectedVersion: z.int().positive() };
type On = { readonly demandId: string; readonly expectedVersion: number };
const subjectReads = ({ demandId }: On) => [{ table: 'upperDemand' as const, id: demandId }];

/** Whose turn it is, and from which states. */
type Turn = {
  readonly check: (subject: UpperDemand) => ReturnType<typeof firstRefusal>;
  readonly from: readonly DemandState[];
};

/** What is done, and what becomes of the demand by it. */
type Step = Partial<Pick<UpperDemand, 'upstreamNumber'>> & {
  readonly act: DemandAct;
  readonly to: DemandState;
  readonly note: string;
};

const advance = (
  given: On,
  turn: Turn,
  step: Step,
  [rows, context]: readonly [Rows, ActionContext],
): Outcome => {
  const subject = rows.get('upperDemand', given.demandId);
  if (subject === undefined) return refuse('record.missing');
  const refused =
    turn.check(subject) ??
    firstRefusal(
      [turn.from.includes(subject.state), 'demand.state'],
      [subject.version === given.expectedVersion, 'record.changed'],
    );
  if (refused !== null) return refused;
  const { act, to, note, ...patch } = step;
  const history = [...subject.history, demandEventOf(act, note, context)];
  return write({
    table: 'upperDemand',
    row: { ...subject, ...patch, state: to, version: subject.version + 1, history },
  });
};

const listArgs = z.strictObject({ ...on, note: optionalParagraph(1000) });

/** 列入台账, by the city's counterpart of the upper owner. */
export const listDemand: Action<typeof listArgs> = defineAction({
  args: listArgs,
  numbering: null,
  reads: subjectReads,
  apply: (given, rows, context) =>
    advance(
      given,
      {
        check: ({ counterpartId }) =>
          firstRefusal(
            [
              context.actor.roles.some((held) => held === 'data-officer' || held === 'provider-reviewer'),
              'role.missing',
            ],
            [context.actor.departmentId === counterpartId, 'department.wrong'],
          ),
        from: ['requested'],
      },
      { act: 'list', to: 'listed', note: given.note },
      [rows, context],
    ),
});

const applyArgs = z.strictObject({
  ...on,
  /** Of the province's platform. */
  upstreamNumber: line(60),
  note: optionalParagraph(1000),
});

/** 向省共享平台申请, by the city's management. */
export const applyDemand: Action<typeof applyArgs> = defineAction({
  args: applyArgs,
  numbering: null,
  reads: (given, rows, actor) => [...subjectReads(given), ...cityManagementReads(rows, actor)],
  apply: (given, rows, context) =>
    advance(
      given,
      { check: () => checkCityManagement(rows, context.actor), from: ['listed'] },
      { act: 'apply', to: 'applied', note: given.note, upstreamNumber: given.upstreamNumber },
      [rows, context],
    ),
});

const settleArgs = z.strictObject({
  ...on,
  obtained: z.boolean(),
  /** How the data comes, or why it does not. */
  outcome: paragraph(1000),
});

/** What the province's platform answered. */
export const settleDemand: Action<typeof settleArgs> = defineAction({
  args: settleArgs,
  numbering: null,
  reads: (given, rows, actor) => [...subjectReads(given), ...cityManagementReads(rows, actor)],
  apply: (given, rows, context) =>
    advance(
      given,
      { check: () => checkCityManagement(rows, context.actor), from: ['applied'] },
      given.obtained
        ? { act: 'obtain', to: 'obtained', note: given.outcome }
        : { act: 'decline', to: 'declined', note: given.outcome },
      [rows, context],
    ),
});

const withdrawArgs = z.strictObject({ ...on, reason: paragraph(1000) });

/** By the department that asked, while nothing has come of it. */
export const withdrawDemand: Action<typeof withdrawArgs> = defineAction({
  args: withdrawArgs,
  numbering: null,
  reads: subjectReads,
  apply: (given, rows, context) =>
    advance(
      given,
      {
        check: ({ departmentId }) =>
          firstRefusal(
            [context.actor.roles.includes('data-officer'), 'role.missing'],
            [context.actor.departmentId === departmentId, 'department.wrong'],
          ),
        from: ['requested', 'listed', 'applied'],
      },
      { act: 'withdraw', to: 'withdrawn', note: given.reason },
      [rows, context],
    ),
});
