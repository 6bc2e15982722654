/** 受理和退回 of a filed entry, hop by hop up to the city's catalogue (三(一)¶2; R025, R008, R009). */
import { z } from 'zod';
import { paragraph } from '#shared/lib/text.ts';
import type { Actor } from '../action.ts';
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
import { triggerQuery, triggersAfter } from '../change-trigger/settle.ts';
import { stopClocks } from '../clock/clock.ts';
import { planAfterPublication } from '../conversion/follow-entry.ts';
import { libraryQuery, libraryRecordOf } from '../shared-library/find-library.ts';
import type { RowReference } from '../tables.ts';
import { auditClocks } from './audit-clocks.ts';
import { composeEntry } from './compose.ts';
import { draftEventOf } from './draft-event-of.ts';
import {
  advanceDraft,
  type DraftStep,
  type EntryDraft,
  entryIdentifier,
  isDraftOpenTo,
  isRemoval,
} from './entry-draft.ts';
import { isDeskOf, nextHop } from './filing-hop.ts';
import type { FilingHop } from './filing-receipt.ts';
import { receiptOf } from './filing-receipt-of.ts';
import { unmetOfLibrary } from './gate.ts';

const acceptArgs = z.strictObject({ entryId: entryIdentifier, expectedVersion: z.int().positive() });
const returnArgs = acceptArgs.extend({ reason: paragraph(1000) });

/** The draft, the entry it would replace, and both departments with their regions. */
const reads = (
  { entryId }: { readonly entryId: string },
  rows: Rows,
  actor: Actor,
): readonly RowReference[] => {
  const providerId = rows.get('entryDraft', entryId)?.providerId;
  const departments = [actor.departmentId, ...(providerId === undefined ? [] : [providerId])];
  const regions = departments.flatMap((id) => rows.get('department', id)?.regionId ?? []);
  return [
    { table: 'entryDraft', id: entryId },
    { table: 'catalogEntry', id: entryId },
    { table: 'conversionPlan', id: entryId },
    ...departments.map((id) => ({ table: 'department' as const, id })),
    ...regions.map((id) => ({ table: 'region' as const, id })),
  ];
};

const lists = ({ entryId }: { readonly entryId: string }, rows: Rows) => {
  const draft = rows.get('entryDraft', entryId);
  return [...triggerQuery(draft?.providerId), ...libraryQuery(draft?.content.library)];
};

/** The hop that waits, where this officer's department is the one to decide it. */
const decidable = (
  args: z.output<typeof acceptArgs>,
  rows: Rows,
  {
    context,
    step,
  }: { readonly context: ActionContext; readonly step: Extract<DraftStep, 'decide' | 'return'> },
): Outcome | { readonly draft: EntryDraft; readonly hop: FilingHop } => {
  const draft = rows.get('entryDraft', args.entryId);
  const desk = rows.get('department', context.actor.departmentId);
  const deskRegion = desk && rows.get('region', desk.regionId);
  const provider = draft && rows.get('department', draft.providerId);
  const region = provider && rows.get('region', provider.regionId);
  if (draft === undefined || desk === undefined || deskRegion === undefined || region === undefined)
    return refuse('record.missing');
  const hop = nextHop(draft, region);
  const refused = firstRefusal(
    [context.actor.roles.includes('management-admin'), 'role.missing'],
    [draft.version === args.expectedVersion, 'record.changed'],
    [isDraftOpenTo(draft, step), 'entry.state'],
    [isDeskOf(hop, { desk, deskRegion, region }), 'filing.wrong-level'],
  );
  return refused ?? { draft, hop };
};

/** Who leads and who contributes may have changed since the filing; such an entry can only be returned (三(一)¶2). */
const checkLibrary = (draft: EntryDraft, rows: Rows) => {
  const unmet = unmetOfLibrary({ ...draft, library: libraryRecordOf(rows, draft.content.library) });
  return unmet === null ? null : refuse(unmet);
};

const acceptLocally = (draft: EntryDraft, context: ActionContext): Outcome => {
  const clocks = [...stopClocks(draft.clocks, 'every', context), ...auditClocks(context, null)];
  const next = advanceDraft(draft, { state: 'accepted', clocks }, [draftEventOf('accept', context)]);
  return write(
    { table: 'entryDraft', row: next },
    { table: 'filingReceipt', row: receiptOf(next, { hop: 'own-level', subject: 'entry' }, context) },
  );
};

/** The city takes it into its catalogue and publishes it in one act. */
const publishInCity = (draft: EntryDraft, rows: Rows, context: ActionContext): Outcome => {
  const entry = composeEntry(draft, rows.get('catalogEntry', draft.id), context.now);
  if (entry === null) return refuse('gate.metadata');
  const events = (['accept', 'aggregate', 'publish'] as const).map((act) => draftEventOf(act, context));
  const clocks = stopClocks(draft.clocks, 'every', context);
  const next = advanceDraft(draft, { state: 'published', clocks }, events);
  return write(
    { table: 'entryDraft', row: next },
    { table: 'catalogEntry', row: entry },
    { table: 'filingReceipt', row: receiptOf(next, { hop: 'city', subject: 'entry' }, context) },
    ...planAfterPublication({ ...entry, conversion: draft.content.conversion }, rows, context),
    ...triggersAfter({ act: 'publish', entryId: draft.id, providerId: draft.providerId }, rows, context),
  );
};

/** A removal is taken note of, never refused: the data is no longer supplied, whatever the platform thinks of it. */
const takeRemoval = (draft: EntryDraft, hop: FilingHop, context: ActionContext): Outcome => {
  const state = hop === 'city' ? 'stopped' : 'removal-accepted';
  const next = advanceDraft(draft, { state }, [draftEventOf('take-removal', context)]);
  return write(
    { table: 'entryDraft', row: next },
    { table: 'filingReceipt', row: receiptOf(next, { hop, subject: 'removal' }, context) },
  );
};

/** The next platform of the chain takes an entry, or the removal of one, and gives its receipt. */
export const acceptFiling: Action<typeof acceptArgs> = defineAction({
  args: acceptArgs,
  numbering: 'receipt',
  reads,
  lists,
  apply: (args, rows, context) => {
    const found = decidable(args, rows, { context, step: 'decide' });
    if ('ok' in found) return found;
    if (isRemoval(found.draft)) return takeRemoval(found.draft, found.hop, context);
    const refused = checkLibrary(found.draft, rows);
    if (refused !== null) return refused;
    return found.hop === 'own-level'
      ? acceptLocally(found.draft, context)
      : publishInCity(found.draft, rows, context);
  },
});

export const returnFiling: Action<typeof returnArgs> = defineAction({
  args: returnArgs,
  numbering: null,
  reads,
  lists,
  apply: ({ reason, ...args }, rows, context) => {
    const found = decidable(args, rows, { context, step: 'return' });
    if ('ok' in found) return found;
    const { draft } = found;
    const events = [draftEventOf('return', context, reason)];
    const clocks = stopClocks(draft.clocks, 'every', context);
    return write(
      { table: 'entryDraft', row: advanceDraft(draft, { state: 'returned', clocks }, events) },
      ...triggersAfter({ act: 'return', entryId: draft.id, providerId: draft.providerId }, rows, context),
    );
  },
});
