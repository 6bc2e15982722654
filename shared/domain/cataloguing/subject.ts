/** The draft an act is about: the recorded one, or one opened from an entry that was published without a draft. */
import type { ActionContext, Rows } from '../action.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import type { RowReference } from '../tables.ts';
import { contentOf } from './compose.ts';
import { draftEventOf } from './draft-event-of.ts';
import type { EntryDraft } from './entry-draft.ts';

export type DraftSubject = {
  readonly draft: EntryDraft;
  /** The entry as it is published now. */
  readonly published: CatalogEntry | undefined;
  /** 0 where the draft is not recorded yet. */
  readonly recordedVersion: number;
};

export const draftReads = (args: { readonly entryId: string }): readonly RowReference[] => [
  { table: 'entryDraft', id: args.entryId },
  { table: 'catalogEntry', id: args.entryId },
  { table: 'conversionPlan', id: args.entryId },
];

const opened = (entry: CatalogEntry, context: ActionContext): EntryDraft => ({
  id: entry.id,
  version: 1,
  codePrefix: entry.code.split('/')[0] ?? '',
  code: entry.code,
  providerId: entry.providerId,
  state: entry.status === 'stopped' ? 'stopped' : 'published',
  authorIds: [context.actor.officerId],
  content: contentOf(entry),
  secrecyReview: entry.publication?.secrecyReview ?? null,
  leadId: null,
  leadConsent: entry.publication?.leadConsent ?? null,
  clocks: [],
  history: [draftEventOf('create', context)],
});

/** Null where there is neither draft nor entry. */
export const draftSubject = (rows: Rows, entryId: string, context: ActionContext): DraftSubject | null => {
  const published = rows.get('catalogEntry', entryId);
  const recorded = rows.get('entryDraft', entryId);
  if (recorded !== undefined) return { draft: recorded, published, recordedVersion: recorded.version };
  return published === undefined
    ? null
    : { draft: opened(published, context), published, recordedVersion: 0 };
};
