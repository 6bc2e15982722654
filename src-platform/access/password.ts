/**
 * Passwords are kept as Argon2id with OWASP's minimum cost (19 MiB, 2 passes, 1 lane); the parameters are
 * stored with each hash so that they can be raised and old hashes still be checked.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;

const hashWith = (
  password: string,
  nonce: Buffer,
  chosen: { memory: number; passes: number; parallelism: number },
) => derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...chosen });

export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16);
  const tag = await hashWith(password, nonce, cost);
  const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${parameters}$${nonce.toString('base64')}$${tag.toString('base64')}`;
};

const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/u;

/** False for a wrong password and for a hash that is not ours; takes the same time for both answers. */
export const passwordMatches = async (password: string, hash: string): Promise<boolean> => {
  const [, memory, passes, parallelism, nonce, tag] = stored.exec(hash) ?? [];
  if (nonce === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const actual = await hashWith(password, Buffer.from(nonce, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return actual.length === expected.length && timingSafeEqual(actual, expected);
};

/** Checked when the login is unknown, so that an unknown login takes as long as a wrong password (ASVS 6.3.8). */
export const decoyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
