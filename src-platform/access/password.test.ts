import { describe, expect, it } from 'vitest';
import { decoyHash, hashPassword, passwordMatches } from './password.ts';

describe('a password', () => {
  it('is kept as Argon2id with its parameters and a nonce of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('one'), hashPassword('one')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/u);
    expect(first).not.toBe(second);
    expect(await passwordMatches('one', first ?? '')).toBe(true);
    expect(await passwordMatches('One', first ?? '')).toBe(false);
    expect(await passwordMatches('', first ?? '')).toBe(false);
  });

  it('is the same however its letters were composed', async () => {
    const hash = await hashPassword('Caf\u00e9\uff11');
    expect(await passwordMatches('Cafe\u03011', hash)).toBe(true);
  });

  it('made with other parameters is still checked by them', async () => {
    // From test.c of the reference implementation (P-H-C/phc-winner-argon2): "password", "somesalt", t=2, m=2^8, p=1.
    const tag = '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe';
    const [nonce, key] = [Buffer.from('somesalt'), Buffer.from(tag, 'hex')].map((each) =>
      each.toString('base64'),
    );
    expect(await passwordMatches('password', `$argon2id$v=19$m=256,t=2,p=1$${nonce}$${key}`)).toBe(true);
    expect(await passwordMatches('password', `$argon2id$v=19$m=512,t=2,p=1$${nonce}$${key}`)).toBe(false);
  });

  it.each(['', 'plain', '$argon2i$v=19$m=1,t=1,p=1$AAAA$AAAA', '$2b$10$abcdefghijklmnopqrstuv'])(
    'a stored text that is no hash of ours (%j) matches nothing and does not throw',
    async (hash) => {
      expect(await passwordMatches('x', hash)).toBe(false);
    },
  );

  it('the decoy costs the same work as a real hash and matches nothing (ASVS 6.3.8)', async () => {
    const parametersOf = (hash: string) => hash.split('$').slice(0, 4);
    expect(parametersOf(decoyHash)).toEqual(parametersOf(await hashPassword('x')));
    expect(decoyHash).toHaveLength((await hashPassword('x')).length);
    expect(await passwordMatches('', decoyHash)).toBe(false);
  });
});
