/** Where a refused act on an account is written again, with what was written. */
import { z } from 'zod';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import type { Redo } from './redo-form.ts';

const given = z.object({
  accountId: z.string(),
  login: z.string().optional(),
  holding: z.object({ name: z.string(), departmentId: z.string(), roles: z.array(z.string()) }).optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
});

export const accountRedo = ({ name, args }: RefusedMutation['mutation']): Redo | null => {
  const written = given.safeParse(args).data;
  if (written === undefined) return null;
  const { accountId, login = '', holding, reason = '', note } = written;
  if (name === 'account.request')
    return {
      href: hrefOf('accounts'),
      draft: [draftKey.accountRequest, { officerId: accountId, login, reason, ...holding }],
    };
  const href = hrefOf('account', { accountId });
  if (name === 'account.change')
    return { href, draft: [draftKey.accountChange(accountId), { reason, ...holding }] };
  return { href, draft: [draftKey.accountStep(name, accountId), note ?? reason] };
};
