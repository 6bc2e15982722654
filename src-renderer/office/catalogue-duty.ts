/** What keeping the catalogue asks of an officer now: changes, filings, difficulties, each with its deadline. */
import type { EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import type { ChangeTrigger } from '#shared/domain/change-trigger/change-trigger.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { bindingClock, type Clock, type ClockTime } from '#shared/domain/clock/clock.ts';
import { type Difficulty, isRunOut } from '#shared/domain/difficulty/difficulty.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { draftDutyOf, type Places } from './draft-duty.ts';

export type CatalogueDuty = {
  readonly kind: 'update' | 'audit' | 'decide-extension' | 'decide-difficulty' | 'share-after-all';
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly clocks: readonly Clock[];
};

export type CatalogueRows = {
  readonly triggers: readonly ChangeTrigger[];
  readonly drafts: readonly EntryDraft[];
  readonly difficulties: readonly Difficulty[];
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

const audits = ({ drafts }: CatalogueRows, officer: Officer, places: Places): CatalogueDuty[] =>
  drafts
    .filter((draft) => draftDutyOf(draft, officer, places) === 'decide')
    .map(({ id, content, providerId, clocks }) => ({
      kind: 'audit',
      id,
      name: content.name,
      departmentId: providerId,
      clocks,
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
    ...(manages ? audits(rows, officer, places) : []),
    ...(manages ? extensions(rows, officer, places) : []),
    ...(manages ? undecided.map((each) => asDuty(each, 'decide-difficulty')) : []),
    ...(writes ? runOut.map((each) => asDuty(each, 'share-after-all')) : []),
  ].sort((a, b) => due(a) - due(b));
};
