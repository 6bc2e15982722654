/** Establishing a base or theme library and changing who feeds it (三(一)¶2; R022, R023). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
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
import { subjectOfLibrary } from '../catalog/subject-of-library.ts';
import { checkCityManagement, cityManagementReads } from '../organisation/city-management.ts';
import type { RowReference } from '../tables.ts';
import { askNewLead, entriesUnderLead } from './ask-new-lead.ts';
import { libraryQuery, libraryRecordOf } from './find-library.ts';
import {
  commonLibrary,
  contributors,
  type SharedLibrary,
  type SharedLibraryEvent,
} from './shared-library.ts';

const parties = { leadId: identifier, memberIds: contributors, basis: paragraph(400) };
const establishArgs = z.strictObject({ libraryId: identifier, library: commonLibrary, ...parties });
const changeArgs = z.strictObject({
  libraryId: identifier,
  expectedVersion: z.int().positive(),
  ...parties,
});
type Parties = Pick<z.output<typeof establishArgs>, 'libraryId' | 'leadId' | 'memberIds' | 'basis'>;

const reads = (
  { libraryId, leadId, memberIds }: Parties,
  rows: Rows,
  actor: Actor,
): readonly RowReference[] => [
  { table: 'sharedLibrary', id: libraryId },
  ...cityManagementReads(rows, actor),
  ...[leadId, ...memberIds].map((id) => ({ table: 'department' as const, id })),
];

/** Known departments, each once, the lead not among those that take part. */
const areSound = ({ leadId, memberIds }: Parties, rows: Rows): boolean =>
  new Set([leadId, ...memberIds]).size === memberIds.length + 1 &&
  [leadId, ...memberIds].every((id) => rows.get('department', id) !== undefined);

const eventOf = (
  act: SharedLibraryEvent['act'],
  { leadId, memberIds, basis }: Parties,
  { actor, now, madeAt }: ActionContext,
): SharedLibraryEvent => ({
  act,
  at: now,
  madeAt,
  officerId: actor.officerId,
  officerName: actor.officerName,
  departmentId: actor.departmentId,
  basis,
  leadId,
  memberIds,
});

/** By the city's management, which coordinates (一(四)¶2). One record for each library. */
export const establishLibrary: Action<typeof establishArgs> = defineAction({
  args: establishArgs,
  numbering: null,
  reads,
  lists: ({ library }) => libraryQuery(library),
  apply: (args, rows, context) => {
    const refused =
      checkCityManagement(rows, context.actor) ??
      firstRefusal(
        [rows.get('sharedLibrary', args.libraryId) === undefined, 'record.exists'],
        [libraryRecordOf(rows, args.library) === null, 'library.exists'],
        [areSound(args, rows), 'library.parties', 'memberIds'],
      );
    if (refused !== null) return refused;
    const row: SharedLibrary = {
      id: args.libraryId,
      version: 1,
      subject: subjectOfLibrary(args.library) ?? '',
      library: args.library,
      leadId: args.leadId,
      memberIds: args.memberIds,
      history: [eventOf('establish', args, context)],
      demonstration: false,
    };
    return write({ table: 'sharedLibrary', row });
  },
});

/** The lead itself names who takes part; who leads is the city management's to say. */
const checkKeeper = (subject: SharedLibrary, leadId: string, rows: Rows, { actor }: ActionContext) => {
  if (subject.leadId === actor.departmentId && actor.roles.includes('provider-reviewer'))
    return firstRefusal([leadId === subject.leadId, 'library.lead-by-city', 'leadId']);
  return checkCityManagement(rows, actor);
};

const isSame = (subject: SharedLibrary, { leadId, memberIds }: Parties): boolean =>
  subject.leadId === leadId &&
  JSON.stringify([...subject.memberIds].sort()) === JSON.stringify([...memberIds].sort());

/** What was published before stays; from now on only those listed write and file there, and who leads is asked. */
export const changeLibrary: Action<typeof changeArgs> = defineAction({
  args: changeArgs,
  numbering: null,
  reads,
  lists: ({ libraryId, leadId }, rows) => entriesUnderLead(rows.get('sharedLibrary', libraryId), leadId),
  apply: (args, rows, context) => {
    const subject = rows.get('sharedLibrary', args.libraryId);
    if (subject === undefined) return refuse('record.missing');
    const { leadId, memberIds } = args;
    const refused =
      checkKeeper(subject, leadId, rows, context) ??
      firstRefusal(
        [subject.version === args.expectedVersion, 'record.changed'],
        [areSound(args, rows), 'library.parties', 'memberIds'],
        [!isSame(subject, args), 'library.unchanged'],
      );
    if (refused !== null) return refused;
    const history = [...subject.history, eventOf('change', args, context)];
    const after = { ...subject, version: subject.version + 1, leadId, memberIds, history };
    return write(
      { table: 'sharedLibrary', row: after },
      ...askNewLead({ before: subject, after }, rows, context),
    );
  },
});
