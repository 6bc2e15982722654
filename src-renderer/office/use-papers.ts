import { useMemo } from 'react';
import { agencyFor } from '#shared/domain/agency/agency.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { isCompetent } from '#shared/domain/coordination/competence.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { CaseState, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../app/use-now.ts';
import { useRow, useRowsBy, useRowsByAny, useTable } from '../data/live.ts';
import type { Papers } from './by-officer.ts';

/**
 * The records that say whose turn it is in each of these cases; undefined while loading.
 * @param cases undefined while they are loading themselves
 */
export function usePapers(
  officer: Officer,
  cases: readonly SharingCase[] | undefined,
): ((subject: SharingCase) => Papers) | undefined {
  const agreements = useRowsByAny('agreement', 'caseId', idsIn(cases, 'signing'));
  const talks = useRowsByAny('negotiation', 'caseId', idsIn(cases, 'negotiating'));
  const agencies = useRowsBy('agency', 'agentId', officer.departmentId);
  const coordinates = useCompetence(officer);
  const today = civilDateOf(useNow());
  return useMemo(() => {
    if (agreements === undefined || talks === undefined || agencies === undefined) return undefined;
    if (coordinates === undefined) return undefined;
    const agreementOf = new Map(agreements.map((each) => [each.caseId, each]));
    const talkOf = new Map(talks.map((each) => [each.caseId, each]));
    return (subject) => ({
      agreement: agreementOf.get(subject.id),
      talk: talkOf.get(subject.id),
      agent:
        subject.agentId === officer.departmentId &&
        agencyFor(agencies, subject.entryId, today)?.providerId === subject.providerId,
      competent: coordinates(subject),
    });
  }, [agreements, talks, agencies, coordinates, today, officer]);
}

const idsIn = (cases: readonly SharingCase[] | undefined, state: CaseState): readonly string[] =>
  (cases ?? []).filter((each) => each.state === state).map(({ id }) => id);

/** Whether the officer's department coordinates between the parties of a case; undefined while loading. */
function useCompetence(officer: Officer): ((subject: SharingCase) => boolean) | undefined {
  const departments = useTable('department');
  const manager = departments?.find(({ id }) => id === officer.departmentId);
  const area = useRow('region', manager?.regionId ?? null);
  return useMemo(() => {
    if (departments === undefined || area === undefined) return undefined;
    const byId = new Map(departments.map((each) => [each.id, each]));
    return ({ applicantDepartmentId, providerId }) => {
      const [user, provider] = [byId.get(applicantDepartmentId), byId.get(providerId)];
      if (manager === undefined || user === undefined || provider === undefined) return false;
      return isCompetent(manager, area ?? undefined, { user, provider });
    };
  }, [departments, manager, area]);
}
