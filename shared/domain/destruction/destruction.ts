/** 销毁记录 (六(二), R087): what was destroyed, how, when, by one person and before another. */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

export const destructionMethod = z.enum(['overwritten', 'key-destroyed', 'media-destroyed', 'nothing-kept']);
export type DestructionMethod = z.infer<typeof destructionMethod>;

export const destructionCause = z.enum(['withdrawn', 'expired', 'no-longer-needed']);
export type DestructionCause = z.infer<typeof destructionCause>;

/** What the officer states; the cause is not theirs to choose, it follows from the right. */
export const destructionStatement = z.strictObject({
  /** What was destroyed and where it lay. */
  scope: paragraph(1000),
  method: destructionMethod,
  destroyedAt: instant,
  /** Where the proof is kept: log, photographs, receipt. */
  proof: optionalParagraph(1000),
  witnessId: identifier,
});
export type DestructionStatement = z.infer<typeof destructionStatement>;

export const destruction = destructionStatement.extend({
  id: identifier,
  version: z.int().positive(),
  grantId: identifier,
  caseId: identifier,
  entryName: line(200),
  providerId: identifier,
  userDepartmentId: identifier,
  cause: destructionCause,
  operatorId: identifier,
  operatorName: line(40),
  witnessName: line(40),
  reportedAt: instant,
  /** One returned or taken back stays as it was; another one is made. */
  state: z.enum(['reported', 'confirmed', 'returned', 'taken-back']),
  /** When the witness confirmed or returned it. */
  witnessedAt: instant.nullable(),
  /** What the witness said. */
  note: optionalParagraph(1000),
  /** Who took it back before its witness had spoken, and when. */
  takenBack: z.strictObject({ officerId: identifier, officerName: line(40), at: instant }).optional(),
});
export type Destruction = z.infer<typeof destruction>;

export const destructionMethodLabel: Readonly<Record<DestructionMethod, string>> = {
  overwritten: '覆写擦除',
  'key-destroyed': '加密存储，销毁密钥',
  'media-destroyed': '介质物理销毁',
  'nothing-kept': '未留存（逐次核验，用后即清）',
};

export const destructionCauseLabel: Readonly<Record<DestructionCause, string>> = {
  withdrawn: '使用权被收回',
  expired: '使用期限届满',
  'no-longer-needed': '不再需要使用',
};

export const destructionStateLabel: Readonly<Record<Destruction['state'], string>> = {
  reported: '待见证确认',
  confirmed: '已销毁',
  returned: '见证人退回',
  'taken-back': '已收回，另行登记',
};
