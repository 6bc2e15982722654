import { purposeKeys } from '#shared/crypto/mask-keys.ts';
import type { MaskKeys } from '#shared/domain/masking/keys.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';

/** Keys of the rules' purpose; null where the officer gave no secret. */
export const keysOf = (secret: Uint8Array | null, { purpose }: MaskRuleSet): MaskKeys | null =>
  secret === null ? null : purposeKeys(secret, purpose);
