import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Lifetime of a token handed straight to a browser we start (check L: 30 s from issue). */
export const launchTokenLifetimeMs = 30_000;

/** Windows at once; a new one beyond it takes the place of the oldest. */
const sessionLimit = 16;

export type LaunchTokens = {
  /** A new one-time token, 256 bits as base64url, good for `lifetimeMs` from now. */
  readonly mint: (lifetimeMs: number) => string;
  /** Buys a bearer secret (256 bits, base64url) with a token; null for an unknown, old or used one. */
  readonly redeem: (token: string) => string | null;
  readonly isSession: (secret: string) => boolean;
};

type Minted = { readonly digest: Buffer; readonly expiresAt: number };

/**
 * Tokens that open a window and the secrets they buy, kept as digests and only in memory: a restart of main
 * ends every session.
 * @param now milliseconds that never run backwards
 */
export function createLaunchTokens(now: () => number): LaunchTokens {
  let minted: Minted[] = [];
  let sessions: Buffer[] = [];

  return {
    mint(lifetimeMs) {
      const token = newSecret();
      minted = [...minted.filter(isFresh(now())), { digest: digestOf(token), expiresAt: now() + lifetimeMs }];
      return token;
    },
    redeem(token) {
      const digest = digestOf(token);
      const known = minted.filter(isFresh(now()));
      minted = known.filter((entry) => !timingSafeEqual(entry.digest, digest));
      if (minted.length === known.length) return null;
      const secret = newSecret();
      sessions = [...sessions, digestOf(secret)].slice(-sessionLimit);
      return secret;
    },
    isSession(secret) {
      const digest = digestOf(secret);
      return sessions.filter((session) => timingSafeEqual(session, digest)).length > 0;
    },
  };
}

const isFresh = (now: number) => (entry: Minted) => now < entry.expiresAt;

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Equal lengths for the comparison, and no secret at rest in memory. */
function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
