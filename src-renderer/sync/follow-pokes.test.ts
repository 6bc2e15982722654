import { expect, it } from 'vitest';
import { followPokes } from './follow-pokes.ts';
import type { SyncDeps } from './sync-deps.ts';

/** A pacer whose run under way ends when told to. */
function pacerInTheMiddle() {
  const run = Promise.withResolvers<void>();
  const asked: string[] = [];
  const request = async () => void asked.push('request');
  return { asked, end: run.resolve, pacer: { request, idle: () => run.promise } };
}

function followed() {
  let poke = (_: { stamp: number }): void => undefined;
  const on = (_service: string, _event: string, handler: typeof poke) => {
    poke = handler;
    return () => undefined;
  };
  const pokes = followPokes();
  const middle = pacerInTheMiddle();
  pokes.follow({ on: on as SyncDeps['on'] }, middle.pacer);
  return { ...middle, pokes, poke: (stamp: number) => poke({ stamp }) };
}

const aWhile = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

it('a poke asks for a round once the one under way has not brought what it speaks of', async () => {
  const { asked, end, pokes, poke } = followed();
  poke(7);
  expect(pokes.reached()).toBe(7);
  pokes.pulled(6);
  end();
  await aWhile();
  expect(asked).toEqual(['request']);
});

it('a poke of what the round under way brings asks for none', async () => {
  const { asked, end, pokes, poke } = followed();
  poke(7);
  pokes.pulled(7);
  end();
  await aWhile();
  expect(asked).toEqual([]);
});

it('a poke after pokes may have been lost asks for a round whatever was pulled', async () => {
  const { asked, end, pokes, poke } = followed();
  pokes.pulled(7);
  poke(0);
  end();
  await aWhile();
  expect(asked).toEqual(['request']);
});

it('S18 pokes of a ledger that was put back ask for rounds as any others', async () => {
  const { asked, end, pokes, poke } = followed();
  poke(1000);
  pokes.pulled(1000);
  end();
  await aWhile();
  pokes.forget();
  poke(901);
  await aWhile();
  expect(asked).toEqual(['request']);
  expect(pokes.reached()).toBe(901);
});
