import { describe, expect, it } from 'vitest';
import { createPageLocks } from './page-locks.ts';

const open = () => {
  let leave = () => {};
  const held = new Promise<void>((resolve) => {
    leave = resolve;
  });
  return { held, leave };
};

describe('page locks', () => {
  it('S19 let one in at a time, in order, and go on after a failure', async () => {
    const locks = createPageLocks();
    const { held, leave } = open();
    const seen: string[] = [];
    const first = locks.run('a', async () => {
      await held;
      seen.push('first');
      throw new Error('failed');
    });
    const second = locks.run('a', async () => {
      seen.push('second');
    });
    leave();
    await expect(first).rejects.toThrow('failed');
    await second;
    expect(seen).toEqual(['first', 'second']);
  });

  it('S19 turn away who does not wait, only while held and only for that name', async () => {
    const locks = createPageLocks();
    const { held, leave } = open();
    const first = locks.run('a', () => held);
    expect(await locks.runIfFree('a', async () => 1)).toBeNull();
    expect(await locks.runIfFree('b', async () => 2)).toBe(2);
    leave();
    await first;
    await Promise.resolve();
    expect(await locks.runIfFree('a', async () => 3)).toBe(3);
  });
});
