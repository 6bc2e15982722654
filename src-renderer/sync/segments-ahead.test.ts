import { expect, it } from 'vitest';
import { openTestDesk } from './testing/desk-for-tests.ts';
import { sampleEntry } from './testing/sample-rows.ts';

it('S7 while segments wait to be kept others come: three at a time, eight at most, each once', async () => {
  const desk = openTestDesk();
  const ids = Array.from({ length: 40 }, (_, number) => `s${String(number).padStart(2, '0')}`);
  desk.platform.write(ids.map((id) => ({ table: 'catalogEntry', row: sampleEntry({ id }) }) as const));
  const { courier } = desk.main.services;
  const { segment } = courier;
  const asked: string[] = [];
  const seen = { underWay: 0, waiting: 0 };
  let underWay = 0;
  Object.assign(courier, {
    segment: async (input: Parameters<typeof segment>[0]) => {
      asked.push(input.digest);
      underWay += 1;
      seen.underWay = Math.max(seen.underWay, underWay);
      const kept = await desk.database.catalog.indexes.count();
      seen.waiting = Math.max(seen.waiting, asked.length - kept);
      const answer = await segment(input);
      underWay -= 1;
      return answer;
    },
  });
  await desk.engine.syncNow();
  expect(seen.underWay).toBe(3);
  expect(seen.waiting).toBeGreaterThan(3);
  // With the one that is being kept.
  expect(seen.waiting).toBeLessThanOrEqual(9);
  expect(asked.length).toBeGreaterThanOrEqual(20);
  expect(new Set(asked).size).toBe(asked.length);
  expect(await desk.database.catalog.readLoad()).toBeNull();
  expect(await desk.database.rows('catalogEntry').count()).toBeGreaterThanOrEqual(40);
});
