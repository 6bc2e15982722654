/** The acts on a security incident: open, note a measure or a report, close (六(四)). */
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
import { areaReads, isOfArea } from '../organisation/area.ts';
import { type Incident, type IncidentEvent, incidentReport } from './incident.ts';
import { checkKeeper } from './keeper.ts';

const openArgs = z.strictObject({ incidentId: identifier, report: incidentReport });

const eventOf = (
  act: IncidentEvent['act'],
  note: string,
  { actor, now, madeAt }: ActionContext,
): IncidentEvent => ({
  act,
  at: now,
  madeAt,
  officerId: actor.officerId,
  officerName: actor.officerName,
  departmentId: actor.departmentId,
  note,
});

/** Null where a resource or a grant is not there. */
const involvedIn = ({ entryIds, grantIds }: z.output<typeof incidentReport>, rows: Rows): string[] | null => {
  const entries = entryIds.map((id) => rows.get('catalogEntry', id));
  const grants = grantIds.map((id) => rows.get('grant', id));
  const parties = [
    ...entries.map((entry) => entry?.providerId),
    ...grants.flatMap((grant) => [grant?.providerId, grant?.userDepartmentId]),
  ];
  const known = parties.filter((id) => id !== undefined);
  return known.length === parties.length ? [...new Set(known)].sort() : null;
};

export const openIncident: Action<typeof openArgs> = defineAction({
  args: openArgs,
  numbering: null,
  reads: ({ incidentId, report }, rows, actor) => [
    { table: 'incident', id: incidentId },
    ...areaReads(rows, actor),
    ...report.entryIds.map((id) => ({ table: 'catalogEntry' as const, id })),
    ...report.grantIds.map((id) => ({ table: 'grant' as const, id })),
    ...(involvedIn(report, rows) ?? []).map((id) => ({ table: 'department' as const, id })),
  ],
  apply: ({ incidentId, report }, rows, context) => {
    const refused = firstRefusal(
      [rows.get('incident', incidentId) === undefined, 'record.exists'],
      [report.foundAt <= context.now, 'incident.future', 'report.foundAt'],
    );
    const involvedIds = involvedIn(report, rows);
    const keeper = checkKeeper(rows, context.actor) ?? refused;
    if (keeper !== null) return keeper;
    if (involvedIds === null) return refuse('record.missing');
    if (involvedIds.length > 0 && !isOfArea(rows, context.actor, involvedIds)) return refuse('area.wrong');
    const row: Incident = {
      ...report,
      id: incidentId,
      version: 1,
      departmentId: context.actor.departmentId,
      involvedIds,
      state: 'open',
      cause: '',
      lessons: '',
      history: [eventOf('open', '', context)],
    };
    return write({ table: 'incident', row });
  },
});

/** Runs `act` on an incident of the actor's department that is not closed. */
const onOpen = (
  args: { readonly incidentId: string; readonly expectedVersion: number },
  rows: Rows,
  context: ActionContext,
  act: (subject: Incident) => Partial<Incident> & Pick<Incident, 'history'>,
): Outcome => {
  const subject = rows.get('incident', args.incidentId);
  if (subject === undefined) return refuse('record.missing');
  const refused =
    checkKeeper(rows, context.actor) ??
    firstRefusal(
      [subject.departmentId === context.actor.departmentId, 'department.wrong'],
      [subject.state === 'open', 'incident.closed'],
      [subject.version === args.expectedVersion, 'record.changed'],
    );
  if (refused !== null) return refused;
  return write({ table: 'incident', row: { ...subject, ...act(subject), version: subject.version + 1 } });
};

const noteArgs = z.strictObject({
  incidentId: identifier,
  expectedVersion: z.int().positive(),
  act: z.enum(['measure', 'report']),
  note: paragraph(2000),
});

const reads: Action<typeof noteArgs>['reads'] = ({ incidentId }, _rows, actor) => [
  { table: 'incident', id: incidentId },
  { table: 'department', id: actor.departmentId },
];

export const noteIncident: Action<typeof noteArgs> = defineAction({
  args: noteArgs,
  numbering: null,
  reads,
  apply: (args, rows, context) =>
    onOpen(args, rows, context, ({ history }) => ({
      history: [...history, eventOf(args.act, args.note, context)],
    })),
});

const closeArgs = z.strictObject({
  incidentId: identifier,
  expectedVersion: z.int().positive(),
  cause: paragraph(2000),
  lessons: paragraph(2000),
});

/** Closed only after something was done about it. */
export const closeIncident: Action<typeof closeArgs> = defineAction({
  args: closeArgs,
  numbering: null,
  reads: ({ incidentId }, _rows, actor) => [
    { table: 'incident', id: incidentId },
    { table: 'department', id: actor.departmentId },
  ],
  apply: (args, rows, context) => {
    const subject = rows.get('incident', args.incidentId);
    const handled = subject?.history.some(({ act }) => act === 'measure') ?? true;
    const outcome = onOpen(args, rows, context, ({ history }) => ({
      state: 'closed',
      cause: args.cause,
      lessons: args.lessons,
      history: [...history, eventOf('close', '', context)],
    }));
    return outcome.ok && !handled ? refuse('incident.unhandled') : outcome;
  },
});
