import { describe, expect, it } from 'vitest';
import { instantOf, timeLabel } from '#shared/domain/clock/civil-date.ts';
import { checkWords, sentWords } from './put-back-words.ts';

describe('a platform that was put back', () => {
  it('S18 says what was sent again, and that nothing was where nothing was', () => {
    expect(sentWords({ sentAgain: 2 })).toContain('2 项办理已再送一次');
    expect(sentWords({ sentAgain: 0 })).toContain('没有需要再送一次的');
  });

  it('S18 says up to when the officer should look, as far as that is known', () => {
    const lastSyncAt = instantOf('2026-11-24', 9);
    expect(checkWords({ lastSyncAt })).toContain(`您${timeLabel(lastSyncAt)} 以前`);
    expect(checkWords({ lastSyncAt: null })).toContain('请核对您近几日经办的事项');
  });
});
