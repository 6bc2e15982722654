import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { AnswerConditions, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import type { Fact } from '../ui/pieces.tsx';

/** Conditions as an officer reads them. */
export const conditionFacts = (subject: SharingCase, conditions: AnswerConditions): readonly Fact[] => [
  [
    '信息项',
    subject.items
      .filter((item) => conditions.itemIds.includes(item.id))
      .map((item) => item.name)
      .join('、'),
  ],
  ['使用至', longDateLabel(conditions.validUntil)],
  ['每日上限', `${conditions.callsPerDay} 次`],
  ['要求', conditions.note.trim()],
];
