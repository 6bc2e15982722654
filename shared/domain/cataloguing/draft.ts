/** Writing an entry: a new one, and any version after it (R013, R024, R031). */
import { z } from 'zod';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { libraryQuery, libraryRecordOf } from '../shared-library/find-library.ts';
import { mayContribute } from '../shared-library/shared-library.ts';
import { draftEventOf } from './draft-event-of.ts';
import { type EntryContent, entryContent } from './entry-content.ts';
import {
  advanceDraft,
  codePrefix,
  type EntryDraft,
  entryIdentifier,
  fitsLibrary,
  isDraftOpenTo,
} from './entry-draft.ts';
import { type DraftSubject, draftReads, draftSubject } from './subject.ts';

const createArgs = z.strictObject({ entryId: entryIdentifier, codePrefix, content: entryContent });
const editArgs = z.strictObject({
  entryId: entryIdentifier,
  /** 0 where a published entry is opened for its first revision. */
  expectedVersion: z.int().nonnegative(),
  content: entryContent,
});

/** A base or theme library is written by those its record lists (三(一)¶2). */
const checkContributor = ({ library }: EntryContent, rows: Rows, { actor }: ActionContext) => {
  const answer = mayContribute(library, libraryRecordOf(rows, library), actor.departmentId);
  return answer === 'yes' ? null : refuse(answer, 'content.library');
};

export const draftEntry: Action<typeof createArgs> = defineAction({
  args: createArgs,
  numbering: 'entry',
  reads: draftReads,
  lists: ({ content }) => libraryQuery(content.library),
  apply: (args, rows, context) => {
    const known = rows.get('entryDraft', args.entryId) ?? rows.get('catalogEntry', args.entryId);
    const refused =
      firstRefusal(
        [context.actor.roles.includes('data-officer'), 'role.missing'],
        [known === undefined, 'record.exists'],
        [fitsLibrary(args.codePrefix, args.content.library), 'entry.code-class', 'codePrefix'],
      ) ?? checkContributor(args.content, rows, context);
    if (refused !== null) return refused;
    const row: EntryDraft = {
      id: args.entryId,
      version: 1,
      codePrefix: args.codePrefix,
      code: codeOf(args.codePrefix, context.number),
      providerId: context.actor.departmentId,
      state: 'draft',
      authorIds: [context.actor.officerId],
      content: args.content,
      secrecyReview: null,
      leadId: null,
      leadConsent: null,
      clocks: [],
      history: [draftEventOf('create', context)],
    };
    return write({ table: 'entryDraft', row });
  },
});

/** `399999/2026000123` from the platform's `ML2026-000123`; null where nothing was numbered. */
const codeOf = (prefix: string, number: string | null): string | null =>
  number === null ? null : `${prefix}/${number.replace(/\D/gu, '')}`;

/** What was reviewed is not what stands now: it must be reviewed, and consented to, again (六(一)). */
const unreviewed = { secrecyReview: null, leadId: null, leadConsent: null } as const;

/** After a publication a new version begins, with authors of its own. */
const authorsOf = ({ draft }: DraftSubject, context: ActionContext): string[] => {
  const known = draft.state === 'published' ? [] : draft.authorIds;
  return [...new Set([...known, context.actor.officerId])];
};

export const editEntry: Action<typeof editArgs> = defineAction({
  args: editArgs,
  numbering: null,
  reads: draftReads,
  lists: ({ content }) => libraryQuery(content.library),
  apply: (args, rows, context) => {
    const subject = draftSubject(rows, args.entryId, context);
    if (subject === null) return refuse('record.missing');
    const { draft } = subject;
    const refused =
      firstRefusal(
        [context.actor.roles.includes('data-officer'), 'role.missing'],
        [draft.providerId === context.actor.departmentId, 'department.wrong'],
        [subject.recordedVersion === args.expectedVersion, 'record.changed'],
        [isDraftOpenTo(draft, 'edit'), 'entry.state'],
        [fitsLibrary(draft.codePrefix, args.content.library), 'entry.code-class', 'content.library'],
      ) ?? checkContributor(args.content, rows, context);
    if (refused !== null) return refused;
    const patch = { state: 'draft', content: args.content, ...unreviewed } as const;
    const authorIds = authorsOf(subject, context);
    const row = advanceDraft(draft, { ...patch, authorIds }, [draftEventOf('edit', context)]);
    return write({ table: 'entryDraft', row });
  },
});
