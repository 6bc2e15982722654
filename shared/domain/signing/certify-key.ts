/** Bringing a real authority's certificate to a key of one's own; the platform alone knows which authorities it believes. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { derText } from './signing-key.ts';

const args = z.strictObject({ keyId: identifier, certificate: derText });

export const certifyKey: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ keyId }) => [{ table: 'signingKey', id: keyId }],
  apply: ({ keyId, certificate }, rows, { actor }) => {
    const key = rows.get('signingKey', keyId);
    if (key === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [key.officerId === actor.officerId, 'key.unknown', 'keyId'],
      [(key.revokedAt ?? null) === null, 'key.revoked'],
    );
    return refused ?? write({ table: 'signingKey', row: { ...key, certificate, demonstration: false } });
  },
});
