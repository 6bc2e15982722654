import { expect, it } from 'vitest';
import type { SegmentKeeper } from '../data/catalog/segment-keeper.ts';
import { storageProblem } from './storage-problem.ts';
import { openTestDesk } from './testing/desk-for-tests.ts';
import type { ModelPlatform } from './testing/model-platform.ts';
import { sampleEntry } from './testing/sample-rows.ts';

const diskFull = (): Error => Object.assign(new Error('full'), { name: 'QuotaExceededError' });

const writeMany = (platform: ModelPlatform, count: number): void =>
  platform.write(
    Array.from({ length: count }, (_, number) => {
      const row = sampleEntry({ id: `s${String(number).padStart(2, '0')}` });
      return { table: 'catalogEntry', row } as const;
    }),
  );

it('S7 three segments at most are handed over to be kept, and the next before the one ahead of it is', async () => {
  let handed = 0;
  let most = 0;
  const before = (keeper: SegmentKeeper): SegmentKeeper => ({
    ...keeper,
    keep: async (digest, file) => {
      handed += 1;
      most = Math.max(most, handed);
      await keeper.keep(digest, file);
      handed -= 1;
    },
    finish: async () => {
      expect(handed).toBe(0);
      await keeper.finish();
    },
  });
  const desk = openTestDesk({ before });
  writeMany(desk.platform, 20);
  await desk.engine.syncNow();
  expect(most).toBe(3);
  expect(await desk.database.catalog.readLoad()).toBeNull();
});

it('S7 of segments side by side one that cannot be kept is told, the others stay, and the next round brings it', async () => {
  let full = true;
  let failing: string | null = null;
  const before = (keeper: SegmentKeeper): SegmentKeeper => ({
    ...keeper,
    keep: async (digest, file) => {
      failing ??= digest;
      if (full && digest === failing) throw diskFull();
      await keeper.keep(digest, file);
    },
  });
  const desk = openTestDesk({ before });
  writeMany(desk.platform, 20);
  await desk.engine.syncNow();
  expect(desk.engine.status.getState().saveProblem).toBe(storageProblem(diskFull()).message);
  const load = await desk.database.catalog.readLoad();
  expect(load?.kept.length).toBeGreaterThan(0);
  expect(load?.kept).not.toContain(failing);
  full = false;
  await desk.engine.syncNow();
  expect(await desk.database.catalog.readLoad()).toBeNull();
  expect(desk.engine.status.getState().saveProblem).toBeNull();
});

it('S7 while segments wait to be kept others come: three at a time, eight at most and three that are being kept, each once', async () => {
  const desk = openTestDesk();
  writeMany(desk.platform, 40);
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
  expect(seen.waiting).toBeLessThanOrEqual(11);
  expect(asked.length).toBeGreaterThanOrEqual(20);
  expect(new Set(asked).size).toBe(asked.length);
  expect(await desk.database.catalog.readLoad()).toBeNull();
  expect(await desk.database.rows('catalogEntry').count()).toBeGreaterThanOrEqual(40);
});

it('S7 a platform that answered counts as reached before what came first is kept: it can be asked meanwhile', async () => {
  const desk = openTestDesk();
  writeMany(desk.platform, 3);
  const seen: string[] = [];
  desk.main.onCall('segment', () => {
    desk.main.onCall('segment', null);
    seen.push(desk.engine.status.getState().link);
  });
  await desk.engine.syncNow();
  expect(seen).toEqual(['online']);
});
