import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import { gateWords } from './gate-words.ts';

const refused = (code: string) => new BridgeError(code, `own words of ${code}`);

describe('what is said at the gate', () => {
  it('tells at each gate what to do next, in the words of the form', () => {
    expect(gateWords('sign-in', refused('session.wrong-credentials'))).toMatch(/账号或口令.*系统管理员/u);
    expect(gateWords('unlock', refused('session.wrong-password'))).toContain('换一个账号登录');
    expect(gateWords('renew', refused('platform.unreachable'))).toContain('本机办理照常');
  });

  it('promises work without a link only where somebody already works', () => {
    expect(gateWords('sign-in', refused('platform.unreachable'))).not.toContain('照常');
  });

  it('A7 tells a locked workstation from a locked account', () => {
    const [here, there] = (['unlock', 'sign-in'] as const).map((gate) =>
      gateWords(gate, refused('session.locked-out')),
    );
    expect(here).toContain('本机解锁已停用');
    expect(there).toContain('十五分钟');
  });

  it('passes on what it has no better words for, and owns up to a fault of the program', () => {
    expect(gateWords('unlock', refused('session.wait'))).toBe('own words of session.wait');
    expect(gateWords('sign-in', new Error('boom'))).toContain('程序内部出错');
  });
});
