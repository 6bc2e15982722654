/** Registering the public key an officer signs with, against a proof that they hold the private one. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, refuse, write } from '../action.ts';
import { keyProof, publicKeyHex, signatureHex } from './signing-key.ts';

const args = z.strictObject({ keyId: identifier, publicKey: publicKeyHex, proof: signatureHex });

export const registerKey: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ keyId }) => [{ table: 'signingKey', id: keyId }],
  apply: ({ keyId, publicKey, proof }, rows, context) => {
    if (rows.get('signingKey', keyId) !== undefined) return refuse('record.exists');
    const { officerId } = context.actor;
    const value = keyProof(keyId, officerId, publicKey);
    if (!context.verify({ publicKey, value, signature: proof })) return refuse('key.proof', 'proof');
    return write({
      table: 'signingKey',
      row: {
        id: keyId,
        officerId,
        publicKey,
        registeredAt: context.now,
        demonstration: true,
        certificate: null,
        revokedAt: null,
      },
    });
  },
});
