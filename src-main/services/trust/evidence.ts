/** Whether an agreement's signatures stand, and what the platform's seal is worth, without asking anybody. */
import type { evidence } from '#shared/contract/evidence.ts';
import type { Implementation } from '#shared/contract/service.ts';
import { checkAgreement } from '#shared/evidence/check-agreement.ts';
import { isDemonstrationSeal, openTrust } from '#shared/evidence/trust.ts';
import { reasonOf } from '#shared/evidence/verdict.ts';
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
    async keptSeal() {
      const known = await kept();
      return { demonstration: known === null || isDemonstrationSeal(openTrust(known.trust)) };
    },
    async checkAgreement({ agreement }) {
      const known = await kept();
      if (known === null) throw serviceRefusal('evidence.no-trust');
      const { trust, fetchedAt } = known;
      const report = checkAgreement(evidenceOfAgreement(agreement, trust), openTrust(trust), now());
      const reason = reasonOf(report);
      const lines = report.facts.map(([label, value]): [string, string] => [label, value]);
      return {
        holds: reason === null,
        reason: reason ?? '',
        facts: lines,
        demonstration: report.demonstration,
        fetchedAt,
      };
    },
  };
}
