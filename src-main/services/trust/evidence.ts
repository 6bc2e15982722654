/** Whether an agreement's signatures stand, without asking anybody, and what such a check rests on. */
import type { EvidenceReport, evidence } from '#shared/contract/evidence.ts';
import type { Implementation } from '#shared/contract/service.ts';
import { checkAgreement } from '#shared/evidence/check-agreement.ts';
import { openTrust } from '#shared/evidence/trust.ts';
import { type Report, reasonOf } from '#shared/evidence/verdict.ts';
import { evidenceOfAgreement } from '#shared/protocol/evidence.ts';
import { serviceRefusal } from '../service-refusals.ts';
import type { KeptTrust } from './trust-keeper.ts';

/**
 * @param kept what the workstation keeps, or null before its first sign-in
 * @param now epoch milliseconds
 */
export function createEvidenceService(
  kept: () => Promise<KeptTrust | null>,
  now: () => number,
): Implementation<typeof evidence> {
  return {
    kept: async () => ({ kept: await kept() }),
    async checkAgreement({ agreement }) {
      const known = await kept();
      if (known === null) throw serviceRefusal('evidence.no-trust');
      const { trust, fetchedAt } = known;
      const report = checkAgreement(evidenceOfAgreement(agreement, trust), openTrust(trust), now());
      return sentReport(report, fetchedAt);
    },
  };
}

/** @param fetchedAt epoch milliseconds: when what the check rested on was fetched */
export function sentReport(report: Report, fetchedAt: number): EvidenceReport {
  const reason = reasonOf(report);
  return {
    holds: reason === null,
    reason: reason ?? '',
    facts: report.facts.map(([label, value]) => [label, value]),
    demonstration: report.demonstration,
    fetchedAt,
  };
}
