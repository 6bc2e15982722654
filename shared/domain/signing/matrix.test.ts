/** Who may register a signing key: every officer their own, once, against proof that they hold it (R085). */
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { signValue } from '#shared/crypto/value-signature.ts';
import { type Cell, matrixOf } from '../testing/matrix.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { keyProof } from './signing-key.ts';

const random = seededRandom('matrix');
const keyPair = generateKeyPair(random);
const publicKey = bytesToHex(keyPair.publicKey);

type State = 'none' | 'registered';

const registered = (): Office => {
  const office = openOffice();
  office.put('signingKey', {
    id: 'key-1',
    officerId: 'o-first',
    publicKey,
    registeredAt: 0,
    demonstration: true,
    certificate: null,
    revokedAt: null,
  });
  return office;
};

const revoked = (): Office => {
  const office = registered();
  office.put('signingKey', { ...office.row('signingKey', 'key-1'), revokedAt: 1 });
  return office;
};

const argsOf = (officerId: string) => ({
  keyId: 'key-1',
  publicKey,
  proof: signValue(keyPair, keyProof('key-1', officerId, publicKey), random),
});

const ownerOf = ({ role, departmentId }: Cell<State>): string => `o-${role}-${departmentId}`;

matrixOf<State>({
  covers: ['key.register'],
  states: { none: () => openOffice(), registered },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R085] register a key of one’s own',
      name: 'key.register',
      args: (_office, cell) => argsOf(ownerOf(cell)),
      expected: ({ state }) => (state === 'none' ? 'applied' : 'record.exists'),
    },
    {
      act: '[R085] register with the proof of another',
      name: 'key.register',
      args: () => argsOf('o-another'),
      expected: ({ state }) => (state === 'none' ? 'key.proof' : 'record.exists'),
    },
  ],
});

type Standing = State | 'revoked';

matrixOf<Standing>({
  covers: ['key.revoke', 'key.certify'],
  states: { none: () => openOffice(), registered, revoked },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R084] revoke another’s key',
      name: 'key.revoke',
      args: () => ({ keyId: 'key-1' }),
      expected: ({ state, role }) => {
        if (state === 'none') return 'record.missing';
        if (role !== 'security-admin') return 'role.missing';
        return state === 'revoked' ? 'key.revoked' : 'applied';
      },
    },
    {
      act: '[R084] revoke a key of one’s own',
      name: 'key.revoke',
      args: (office, cell) => {
        const { state } = cell;
        if (state !== 'none')
          office.put('signingKey', {
            ...office.row('signingKey', 'key-1'),
            officerId: ownerOf(cell as never),
          });
        return { keyId: 'key-1' };
      },
      expected: ({ state }) =>
        ({ none: 'record.missing', registered: 'applied', revoked: 'key.revoked' })[state] as never,
    },
    {
      act: '[R085] bring a certificate to another’s key',
      name: 'key.certify',
      args: () => ({ keyId: 'key-1', certificate: 'MAA=' }),
      expected: ({ state }) => (state === 'none' ? 'record.missing' : 'key.unknown'),
    },
    {
      act: '[R085] bring a certificate to a key of one’s own',
      name: 'key.certify',
      args: (office, cell) => {
        if (cell.state !== 'none')
          office.put('signingKey', {
            ...office.row('signingKey', 'key-1'),
            officerId: ownerOf(cell as never),
          });
        return { keyId: 'key-1', certificate: 'MAA=' };
      },
      expected: ({ state }) =>
        ({ none: 'record.missing', registered: 'applied', revoked: 'key.revoked' })[state] as never,
    },
  ],
});
