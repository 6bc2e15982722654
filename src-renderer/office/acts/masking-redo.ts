/** Where a refused act on a resource's masking is done again: the rules, or the reason, as they were written. */
import { z } from 'zod';
import { maskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import type { Redo } from './redo-form.ts';

const given = z.object({
  entryId: z.string(),
  rules: maskRuleSet.optional(),
  digest: z.string().optional(),
  reason: z.string().optional(),
});

/** The file itself is not kept: it is chosen again, and the rules are there. */
export const maskingRedo = ({ args }: RefusedMutation['mutation']): Redo | null => {
  const { entryId = '', rules, digest, reason } = given.safeParse(args).data ?? {};
  if (entryId === '') return null;
  const href = hrefOf('maskEntry', { entryId });
  if (rules !== undefined) return { href, draft: [draftKey.masking(entryId), rules] };
  return { href, draft: digest === undefined ? null : [draftKey.maskingRisk(digest), reason ?? ''] };
};
