import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';

const piece = () => {
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, ended };
};

describe('the gate before the password hash', () => {
  it('runs so many at once, keeps the rest in order, and turns away beyond', async () => {
    const gate = createGate({ running: 2, waiting: 1 });
    const pieces = [piece(), piece(), piece()];
    const begun: number[] = [];
    const entered = pieces.map(({ ended }, index) =>
      gate.enter(() => {
        begun.push(index);
        return ended;
      }),
    );
    await expect(gate.enter(async () => {})).rejects.toMatchObject({
      code: 'platform.busy',
      statusCode: 503,
    });
    expect(begun).toEqual([0, 1]);
    pieces[0]?.end();
    await entered[0];
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2]);
    for (const { end } of pieces) end();
    await Promise.all(entered);
    expect(await gate.enter(async () => 'free again')).toBe('free again');
  });

  it('work that fails leaves its place', async () => {
    const gate = createGate({ running: 1, waiting: 0 });
    const failure = new Error('wrong password');
    await expect(
      gate.enter(async () => {
        throw failure;
      }),
    ).rejects.toBe(failure);
    expect(await gate.enter(async () => 'next')).toBe('next');
  });
});
