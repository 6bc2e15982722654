import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassword } from './password-rules.ts';

const codeOf = (password: string, before = '') =>
  checkPassword(password, { login: 'minzheng.zhang', before })?.error.code ?? null;

describe('[R063] what a password must be', () => {
  it.each([
    ['Tr3-Kumquat', 'password.short'],
    ['a'.repeat(65), 'password.long'],
    ['Kumquat-38\u0007-river', 'password.signs'],
    ['kumquat-river-lamp', 'password.kinds'],
    ['Password-2026!', 'password.common'],
    ['P@ssw0rd-12345', 'password.common'],
    ['Minzheng.Zhang-99', 'password.common'],
    ['Xinzhou-Demo-2026', 'password.common'],
    ['Aa1!Aa1!Aa1!Aa1!', 'password.common'],
    ['Qwerty!123456789', 'password.common'],
    ['Kumquat-38-river', null],
    ['窗前明月Guang-07光照', null],
  ])('%s: %s', (password, code) => {
    expect(codeOf(password)).toBe(code);
  });

  it('is not the one before, however its characters are composed', () => {
    expect(codeOf('Kumquat-38-rivér', 'Kumquat-38-rive\u0301r')).toBe('password.same');
  });

  it('a password that passes is long, of three kinds and never holds the login as it is and little more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (password) => {
        if (codeOf(password) !== null) return;
        expect([...password].length).toBeGreaterThanOrEqual(12);
        expect(codeOf(password, password)).toBe('password.same');
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom('minzheng', 'zhang', 'password', 'qwerty', '123456'), (part) => {
        expect(codeOf(`Ab${part.toUpperCase()}-${part}!2026`)).toBe('password.common');
      }),
    );
  });
});
