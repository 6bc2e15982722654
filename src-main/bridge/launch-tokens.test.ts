import { describe, expect, it } from 'vitest';
import { createLaunchTokens, launchTokenLifetimeMs } from './launch-tokens.ts';

function open() {
  const clock = { now: 1000 };
  return { clock, tokens: createLaunchTokens(() => clock.now) };
}

describe('launch tokens', () => {
  it('L4 a token and a secret are 256 random bits', () => {
    const { tokens } = open();
    const all = Array.from({ length: 50 }, () => tokens.mint(1000));
    const secret = tokens.redeem(all[0] ?? '');
    for (const text of [...all, secret ?? '']) expect(Buffer.from(text, 'base64url')).toHaveLength(32);
    expect(new Set([...all, secret]).size).toBe(51);
  });

  it('L4 a token buys one session, once', () => {
    const { tokens } = open();
    const token = tokens.mint(launchTokenLifetimeMs);
    const secret = tokens.redeem(token);
    expect(secret).not.toBeNull();
    expect(tokens.isSession(secret ?? '')).toBe(true);
    expect(tokens.redeem(token)).toBeNull();
  });

  it('L5 a token lives to the last millisecond of its 30 s and no longer', () => {
    const { tokens, clock } = open();
    const [early, late] = [tokens.mint(launchTokenLifetimeMs), tokens.mint(launchTokenLifetimeMs)];
    clock.now += 29_999;
    expect(tokens.redeem(early)).not.toBeNull();
    clock.now += 1;
    expect(tokens.redeem(late)).toBeNull();
  });

  it('L4 neither a token nor nonsense is a session', () => {
    const { tokens } = open();
    const token = tokens.mint(1000);
    for (const wrong of [token, '', 'x'.repeat(43)]) expect(tokens.isSession(wrong)).toBe(false);
    expect(tokens.redeem('')).toBeNull();
  });

  it('L4 the oldest session ends when too many windows are opened', () => {
    const { tokens } = open();
    const secrets = Array.from({ length: 17 }, () => tokens.redeem(tokens.mint(1000)) ?? '');
    expect(secrets.map(tokens.isSession)).toEqual([false, ...Array(16).fill(true)]);
  });
});
