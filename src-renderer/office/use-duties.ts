import { useMemo } from 'react';
import { bindingClock } from '#shared/domain/clock/clock.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { policySettingId } from '#shared/domain/policy/policy-setting.ts';
import type { CaseState, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useCalendar } from '../app/office-rules.tsx';
import { useOfficer } from '../app/officer-context.ts';
import { useRow, useRowsByAny } from '../data/live.ts';
import { type Duty, dutyOf } from './by-officer.ts';
import { everMoreThanOne, turnStates } from './case-turns.ts';
import { usePapers } from './use-papers.ts';

export type OpenDuty = { readonly id: string; readonly duty: Duty; readonly subject: SharingCase };

const never = Number.MAX_SAFE_INTEGER;
const none: readonly CaseState[] = [];

/** The cases in a state in which one can be this officer's turn; no others are opened. Undefined while loading. */
export function useCasesInTurn(officer: Officer): readonly SharingCase[] | undefined {
  const setting = useRow('policySetting', policySettingId);
  const states = setting === undefined ? none : turnStates(officer, everMoreThanOne(setting));
  const cases = useRowsByAny('sharingCase', 'state', states);
  return setting === undefined ? undefined : cases;
}

/** Everything that waits for this officer, the soonest binding deadline first; undefined while loading. */
export function useDuties(): readonly OpenDuty[] | undefined {
  const officer = useOfficer();
  const cases = useCasesInTurn(officer);
  const papersOf = usePapers(officer, cases);
  const calendar = useCalendar();
  return useMemo(() => {
    if (cases === undefined || papersOf === undefined) return undefined;
    const waiting = cases.flatMap((subject) => {
      const duty = dutyOf(subject, papersOf(subject), officer);
      if (duty === null) return [];
      const dueAt = bindingClock(subject.clocks, calendar)?.dueAt ?? never;
      return [{ dueAt, since: subject.history[0]?.at ?? 0, open: { id: subject.id, duty, subject } }];
    });
    return waiting.sort((a, b) => a.dueAt - b.dueAt || a.since - b.since).map(({ open }) => open);
  }, [cases, papersOf, officer, calendar]);
}
