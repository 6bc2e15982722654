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
    const { secret } = tokens.redeem(all[0] ?? '');
    for (const text of [...all, secret ?? '']) expect(Buffer.from(text, 'base64url')).toHaveLength(32);
    expect(new Set([...all, secret]).size).toBe(51);
  });

  it('L4 a token buys one session, once', () => {
    const { tokens } = open();
    const token = tokens.mint(launchTokenLifetimeMs);
    const { secret } = tokens.redeem(token);
    expect(secret).not.toBeNull();
    expect(tokens.isSession(secret ?? '')).toBe(true);
    expect(tokens.redeem(token).secret).toBeNull();
  });

  it('L4 a token shown twice in its lifetime ends the session it bought, and no other', () => {
    const { tokens, clock } = open();
    const [stolen, own] = [tokens.mint(1000), tokens.mint(1000)];
    const thief = tokens.redeem(stolen).secret ?? '';
    const officer = tokens.redeem(own).secret ?? '';
    expect(tokens.redeem(stolen)).toEqual({ secret: null, reason: 'reused' });
    expect([tokens.isSession(thief), tokens.isSession(officer)]).toEqual([false, true]);
    // The command line can be read as long as the browser runs; an old token must not end a session at will.
    clock.now += 1000;
    expect(tokens.redeem(own)).toEqual({ secret: null, reason: 'unknown' });
    expect(tokens.isSession(officer)).toBe(true);
  });

  it('L5 a token lives to the last millisecond of its 30 s and no longer', () => {
    const { tokens, clock } = open();
    const [early, late] = [tokens.mint(launchTokenLifetimeMs), tokens.mint(launchTokenLifetimeMs)];
    clock.now += 29_999;
    expect(tokens.redeem(early).secret).not.toBeNull();
    clock.now += 1;
    expect(tokens.redeem(late).secret).toBeNull();
  });

  it('L4 neither a token nor nonsense is a session', () => {
    const { tokens } = open();
    const token = tokens.mint(1000);
    for (const wrong of [token, '', 'x'.repeat(43)]) expect(tokens.isSession(wrong)).toBe(false);
    expect(tokens.redeem('').secret).toBeNull();
  });

  it('L4 the oldest session ends when too many windows are opened', () => {
    const { tokens } = open();
    const secrets = Array.from({ length: 17 }, () => tokens.redeem(tokens.mint(1000)).secret ?? '');
    expect(secrets.map(tokens.isSession)).toEqual([false, ...Array(16).fill(true)]);
  });
});
