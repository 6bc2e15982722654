/** Revoking a key one signs with: by its owner, or by the security administrator when the owner has lost it (六(二)). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';

const args = z.strictObject({ keyId: identifier });

export const revokeKey: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ keyId }) => [{ table: 'signingKey', id: keyId }],
  apply: ({ keyId }, rows, { actor, now }) => {
    const key = rows.get('signingKey', keyId);
    if (key === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [key.officerId === actor.officerId || actor.roles.includes('security-admin'), 'role.missing'],
      [(key.revokedAt ?? null) === null, 'key.revoked'],
    );
    return refused ?? write({ table: 'signingKey', row: { ...key, revokedAt: now } });
  },
});
