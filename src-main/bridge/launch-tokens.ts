import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Lifetime of a token handed straight to a browser we start (check L: 30 s from issue). */
export const launchTokenLifetimeMs = 30_000;

/** Windows at once; a new one beyond it takes the place of the oldest. */
const sessionLimit = 16;

/** `reused`: the token had been taken before, so one of the two who showed it is not our window. */
export type Redeemed =
  | { readonly secret: string }
  | { readonly secret: null; readonly reason: 'unknown' | 'reused' };

export type LaunchTokens = {
  /** A new one-time token, 256 bits as base64url, good for `lifetimeMs` from now. */
  readonly mint: (lifetimeMs: number) => string;
  /**
   * Buys a bearer secret (256 bits, base64url) with a token. A token stands on the browser's command line, where
   * other users of the machine may read it; shown again within its lifetime it ends the session it bought, whoever
   * was first.
   */
  readonly redeem: (token: string) => Redeemed;
  readonly isSession: (secret: string) => boolean;
};

type Minted = {
  readonly digest: Buffer;
  readonly expiresAt: number;
  /** Digest of the secret it bought, null while nobody has shown it. */
  readonly bought: Buffer | null;
};

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
      minted = [
        ...minted.filter(isFresh(now())),
        { digest: digestOf(token), expiresAt: now() + lifetimeMs, bought: null },
      ];
      return token;
    },
    redeem(token) {
      const digest = digestOf(token);
      const fresh = minted.filter(isFresh(now()));
      const shown = fresh.find((entry) => timingSafeEqual(entry.digest, digest));
      if (shown === undefined) return { secret: null, reason: 'unknown' };
      const { bought } = shown;
      if (bought !== null) {
        sessions = sessions.filter((session) => !timingSafeEqual(session, bought));
        return { secret: null, reason: 'reused' };
      }
      const secret = newSecret();
      const session = digestOf(secret);
      sessions = [...sessions, session].slice(-sessionLimit);
      minted = fresh.map((entry) => (entry === shown ? { ...entry, bought: session } : entry));
      return { secret };
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
