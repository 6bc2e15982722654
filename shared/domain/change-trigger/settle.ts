/** What an act on an entry does to the change triggers that touch it. */
import type { ActionContext, RowQuery, Rows } from '../action.ts';
import { stopClocks } from '../clock/clock.ts';
import { isLateBySync } from '../clock/late-by-sync.ts';
import type { Change } from '../tables.ts';
import {
  type ChangeEvent,
  type ChangeTrigger,
  type EntryOutcome,
  type TouchedEntry,
  unsettledEntries,
} from './change-trigger.ts';

export const changeEventOf = (
  subject: Pick<ChangeTrigger, 'clocks'>,
  what: Pick<ChangeEvent, 'act' | 'entryId'> & { readonly note?: string },
  context: ActionContext,
): ChangeEvent => ({
  act: what.act,
  entryId: what.entryId,
  at: context.now,
  madeAt: context.madeAt,
  lateBySync: isLateBySync(subject.clocks, context),
  officerId: context.actor.officerId,
  departmentId: context.actor.departmentId,
  note: what.note ?? '',
});

const withOutcome = (
  entries: readonly TouchedEntry[],
  entryId: string,
  outcome: EntryOutcome | null,
): TouchedEntry[] => entries.map((each) => (each.entryId === entryId ? { ...each, outcome } : each));

const actOf = {
  filed: 'file',
  published: 'publish',
  stopped: 'stop',
  unaffected: 'exempt',
} as const satisfies Record<EntryOutcome['kind'], ChangeEvent['act']>;

/** The trigger with one entry settled; closed, its clocks stopped, once every entry is. */
export const settle = (
  subject: ChangeTrigger,
  what: { readonly entryId: string; readonly kind: EntryOutcome['kind']; readonly reason?: string },
  context: ActionContext,
): ChangeTrigger => {
  const { entryId, kind, reason = '' } = what;
  const outcome = { kind, reason, at: context.now, officerId: context.actor.officerId };
  const entries = withOutcome(subject.entries, entryId, outcome);
  const closes = subject.state === 'open' && unsettledEntries({ entries }).length === 0;
  const events = [
    changeEventOf(subject, { act: actOf[kind], entryId, note: reason }, context),
    ...(closes ? [changeEventOf(subject, { act: 'close', entryId: null }, context)] : []),
  ];
  return {
    ...subject,
    version: subject.version + 1,
    state: closes ? 'closed' : subject.state,
    entries,
    clocks: closes ? stopClocks(subject.clocks, 'every', context) : subject.clocks,
    history: [...subject.history, ...events],
  };
};

/** A filing that came back updated nothing: the entry waits again, and the clocks had never ended. */
const reopen = (subject: ChangeTrigger, entryId: string, context: ActionContext): ChangeTrigger => ({
  ...subject,
  version: subject.version + 1,
  state: 'open',
  entries: withOutcome(subject.entries, entryId, null),
  clocks: subject.clocks.map((each) => ({ ...each, stoppedAt: null })),
  history: [...subject.history, changeEventOf(subject, { act: 'reopen', entryId }, context)],
});

/** The triggers of a provider, for `lists` of an act on one of its entries. */
export const triggerQuery = (providerId: string | undefined): readonly RowQuery[] =>
  providerId === undefined ? [] : [{ table: 'changeTrigger', field: 'providerId', value: providerId }];

type EntryAct = 'file' | 'publish' | 'return' | 'stop';

const afterAct = (
  subject: ChangeTrigger,
  what: { readonly act: EntryAct; readonly entryId: string },
  context: ActionContext,
): ChangeTrigger | null => {
  const { act, entryId } = what;
  const kind = subject.entries.find((each) => each.entryId === entryId)?.outcome?.kind ?? null;
  switch (act) {
    case 'file':
      return kind === null ? settle(subject, { entryId, kind: 'filed' }, context) : null;
    case 'publish':
      return kind === 'filed' ? settle(subject, { entryId, kind: 'published' }, context) : null;
    case 'return':
      return kind === 'filed' ? reopen(subject, entryId, context) : null;
    case 'stop':
      return kind === null ? settle(subject, { entryId, kind: 'stopped' }, context) : null;
  }
};

/** The rows of the triggers that an act on an entry moves; none where no trigger touches it. */
export const triggersAfter = (
  what: { readonly act: EntryAct; readonly entryId: string; readonly providerId: string },
  rows: Rows,
  context: ActionContext,
): readonly Change[] =>
  rows
    .list('changeTrigger', 'providerId', what.providerId)
    .filter(({ entries }) => entries.some(({ entryId }) => entryId === what.entryId))
    .flatMap((subject) => afterAct(subject, what, context) ?? [])
    .map((row) => ({ table: 'changeTrigger', row }));
