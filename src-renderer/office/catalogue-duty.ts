/** What keeping the catalogue asks of an officer now: changes, filings, difficulties, each with its deadline. */
import { type EntryDraft, isRemoval } from '#shared/domain/cataloguing/entry-draft.ts';
import type { ChangeTrigger } from '#shared/domain/change-trigger/change-trigger.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { bindingClock, type Clock, type ClockTime } from '#shared/domain/clock/clock.ts';
import { type ConversionPlan, isLateConversion } from '#shared/domain/conversion/conversion-plan.ts';
import { type Difficulty, isRunOut } from '#shared/domain/difficulty/difficulty.ts';
import { type EntryMasking, waitsForReason } from '#shared/domain/entry-masking/entry-masking.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { type DraftDuty, draftDutyOf, type Places } from './draft-duty.ts';

export type CatalogueDuty = {
  readonly kind:
    | 'update'
    | 'audit'
    | 'decide-extension'
    | 'take-removal'
    | 'consent'
    | 'convert'
    | 'accept-risk'
    | 'decide-difficulty'
    | 'share-after-all';
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly clocks: readonly Clock[];
};

export type CatalogueRows = {
  readonly triggers: readonly ChangeTrigger[];
  readonly drafts: readonly EntryDraft[];
  readonly difficulties: readonly Difficulty[];
  readonly conversions: readonly ConversionPlan[];
  readonly maskings: readonly EntryMasking[];
};

const managesLevel = (officer: Officer, departmentId: string, places: Places): boolean => {
  const own = places.department(officer.departmentId);
  return own?.management === true && own.regionId === places.department(departmentId)?.regionId;
};

const updates = ({ triggers }: CatalogueRows, officer: Officer): CatalogueDuty[] =>
  triggers
    .filter(({ state, providerId }) => state === 'open' && providerId === officer.departmentId)
    .map(({ id, title, providerId, clocks }) => ({
      kind: 'update',
      id,
      name: title,
      departmentId: providerId,
      clocks,
    }));

const kindOf = (draft: EntryDraft, duty: DraftDuty): CatalogueDuty['kind'] => {
  if (duty === 'consent') return 'consent';
  return isRemoval(draft) ? 'take-removal' : 'audit';
};

/** Filings to take, and entries to consent to as the lead of their library. */
const ofOthers = ({ drafts }: CatalogueRows, officer: Officer, places: Places): CatalogueDuty[] =>
  drafts.flatMap((draft) => {
    const duty = draftDutyOf(draft, officer, places);
    if (duty !== 'decide' && duty !== 'consent') return [];
    const { id, content, providerId, clocks } = draft;
    return [{ kind: kindOf(draft, duty), id, name: content.name, departmentId: providerId, clocks }];
  });

/** Conversions past their date: no clock of the policy, a date of the department's own. */
const lateConversions = ({ conversions }: CatalogueRows, officer: Officer, today: string): CatalogueDuty[] =>
  conversions
    .filter((each) => each.providerId === officer.departmentId && isLateConversion(each, today))
    .map(({ id, entryName, providerId }) => ({
      kind: 'convert',
      id,
      name: entryName,
      departmentId: providerId,
      clocks: [],
    }));

/** The newest masked file falls short of its rules and another officer made it; earlier ones have had their successor. */
const risksToAccept = ({ maskings }: CatalogueRows, officer: Officer): CatalogueDuty[] =>
  maskings
    .filter((masking) => waitsForReason(masking, officer))
    .map(({ id, entryName, providerId }) => ({
      kind: 'accept-risk',
      id,
      name: entryName,
      departmentId: providerId,
      clocks: [],
    }));

const extensions = ({ triggers }: CatalogueRows, officer: Officer, places: Places): CatalogueDuty[] =>
  triggers
    .filter(
      ({ state, extension, providerId }) =>
        state === 'open' && extension?.consent === null && managesLevel(officer, providerId, places),
    )
    .map(({ id, title, providerId, clocks }) => ({
      kind: 'decide-extension',
      id,
      name: title,
      departmentId: providerId,
      clocks,
    }));

const asDuty = (subject: Difficulty, kind: CatalogueDuty['kind']): CatalogueDuty => ({
  kind,
  id: subject.id,
  name: subject.name,
  departmentId: subject.providerId,
  clocks: [],
});

/** Everything of the catalogue that waits for this officer, the soonest binding deadline first. */
export const catalogueDuties = (
  rows: CatalogueRows,
  { officer, places }: { readonly officer: Officer; readonly places: Places },
  { now, calendar }: ClockTime,
): readonly CatalogueDuty[] => {
  const today = civilDateOf(now);
  const writes = officer.roles.includes('data-officer');
  const manages = officer.roles.includes('management-admin');
  const undecided = rows.difficulties.filter(
    ({ state, providerId, officerId }) =>
      state === 'stated' && officerId !== officer.id && managesLevel(officer, providerId, places),
  );
  const runOut = rows.difficulties.filter(
    (each) => each.providerId === officer.departmentId && isRunOut(each, today),
  );
  const due = ({ clocks }: CatalogueDuty) => bindingClock(clocks, calendar)?.dueAt ?? Number.MAX_SAFE_INTEGER;
  return [
    ...(writes ? updates(rows, officer) : []),
    ...ofOthers(rows, officer, places),
    ...(manages ? extensions(rows, officer, places) : []),
    ...(manages ? undecided.map((each) => asDuty(each, 'decide-difficulty')) : []),
    ...(officer.roles.includes('provider-reviewer') ? risksToAccept(rows, officer) : []),
    ...(writes ? lateConversions(rows, officer, today) : []),
    ...(writes ? runOut.map((each) => asDuty(each, 'share-after-all')) : []),
  ].sort((a, b) => due(a) - due(b));
};
