import type { Party } from '#shared/domain/agreement/agreement.ts';
import type { NegotiationOutcome } from '#shared/domain/negotiation/negotiation.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import type { Fact } from '../../ui/pieces.tsx';
import { conditionFacts } from '../condition-facts.ts';

export const partyLabel: Readonly<Record<Party, string>> = { user: '使用部门', provider: '提供部门' };

export const outcomeLabel: Readonly<Record<NegotiationOutcome['kind'], string>> = {
  agreed: '协商一致，按条件提供',
  closed: '协商关闭，不再需要',
  failed: '协商未果',
};

/** A proposed outcome as an officer reads it. */
export const outcomeFacts = (subject: SharingCase, outcome: NegotiationOutcome): readonly Fact[] => [
  ['协商结果', outcomeLabel[outcome.kind]],
  ...(outcome.kind === 'agreed'
    ? conditionFacts(subject, outcome.conditions)
    : [['说明', outcome.note.trim()] as const]),
];
