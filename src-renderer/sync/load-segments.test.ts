import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import type { Manifest } from '#shared/protocol/manifest.ts';
import { mergeAfter } from './load-segments.ts';
import { newPlatform, openSyncedDesk, openTestDesk, type TestDesk } from './testing/desk-for-tests.ts';
import type { FakeMain } from './testing/fake-main.ts';
import type { ModelPlatform } from './testing/model-platform.ts';
import { sampleEntry, submission } from './testing/sample-rows.ts';

const writeEntries = (platform: ModelPlatform, ids: readonly string[], name = '信息'): void =>
  platform.write(ids.map((id) => ({ table: 'catalogEntry', row: sampleEntry({ id, name }) }) as const));

/** What the platform is asked, and what it answers, as it goes by. */
function listen({ services: { courier } }: FakeMain) {
  const { pull, manifest, segment } = courier;
  const asked: number[] = [];
  const manifests: Manifest[] = [];
  const gone = new Set<string>();
  Object.assign(courier, {
    pull: (input: Parameters<typeof pull>[0]) => {
      asked.push(input.atLeast);
      return pull(input);
    },
    manifest: async (input: Parameters<typeof manifest>[0]) => {
      const answer = await manifest(input);
      manifests.push(answer as Manifest);
      return answer;
    },
    segment: (input: Parameters<typeof segment>[0]) =>
      gone.has(input.digest) ? Promise.reject(new BridgeError('segment.gone', '没有了')) : segment(input),
  });
  return { asked, manifests, gone };
}

const namesAt = async ({ database }: TestDesk, ids: readonly string[]) =>
  (await database.rows('catalogEntry').bulkGet([...ids])).map((entry) => entry?.name);

describe('segments that the platform has made anew meanwhile', () => {
  const ids = ['s1', 's2', 's3', 's4', 's5', 's6'];

  it('S7 a first sync that finds one gone asks for another list, and ends with the whole catalogue', async () => {
    const desk = openTestDesk();
    const { manifests, gone } = listen(desk.main);
    writeEntries(desk.platform, ids);
    // The list is fetched; before its last segment is, the platform makes others and drops it.
    desk.main.onCall('segment', () => {
      desk.main.onCall('segment', null);
      const last = manifests[0]?.segments.at(-1);
      if (last !== undefined) gone.add(last.digest);
      writeEntries(desk.platform, ['s5', 's6'], '改过');
    });
    await desk.engine.syncNow();
    expect(gone.size).toBe(1);
    await desk.engine.syncNow();
    expect(manifests.length).toBe(2);
    expect(await desk.database.catalog.readLoad()).toBeNull();
    expect(await namesAt(desk, ids)).toEqual(['信息', '信息', '信息', '信息', '改过', '改过']);
  });

  it('S13 a first sync whose list was laid out by another release asks for another, and says what to do', async () => {
    const desk = openTestDesk();
    const { manifests } = listen(desk.main);
    const { segment } = desk.main.services.courier;
    writeEntries(desk.platform, ids);
    // The platform still serves what it listed before its update.
    Object.assign(desk.main.services.courier, {
      segment: async () => ({ file: new Uint8Array([31, 139, 8]) }),
    });
    await desk.engine.syncNow();
    const { link, linkProblem, saveProblem } = desk.engine.status.getState();
    expect([link, saveProblem]).toEqual(['offline', null]);
    expect(linkProblem).toContain('更新到与平台相同的版本');
    expect(await desk.database.catalog.readLoad()).toBeNull();
    Object.assign(desk.main.services.courier, { segment });
    await desk.engine.syncNow();
    expect(manifests.length).toBe(2);
    expect(await namesAt(desk, ids)).toEqual(ids.map(() => '信息'));
    expect(desk.engine.status.getState()).toMatchObject({ link: 'online', linkProblem: null });
  });

  it('S7 a merge that finds one gone leaves the catalogue as it is, and the cursor', async () => {
    const platform = newPlatform(1_000, 600);
    const desk = await openSyncedDesk({ platform });
    const { manifests, gone } = listen(desk.main);
    const many = Array.from({ length: mergeAfter }, (_, number) => `many-${number}`);
    writeEntries(platform, many);
    desk.main.onCall('segment', () => {
      for (const { digest } of manifests.at(-1)?.segments.slice(-1) ?? []) gone.add(digest);
    });
    await desk.engine.syncNow();
    expect(gone.size).toBe(1);
    expect(await desk.database.catalog.readLoad()).toBeNull();
    expect((await desk.database.readMeta()).cursor).not.toBeNull();
    expect(await desk.database.catalog.changed.count()).toBe(mergeAfter);
    expect(await namesAt(desk, ['many-0', 'many-1999', 'open'])).toEqual(['信息', '信息', '人口信息']);
  });
});

describe('how far a pull must have come', () => {
  it('S8 as far as the last answer to an act', async () => {
    const desk = await openSyncedDesk();
    const { asked } = listen(desk.main);
    await desk.engine.perform('case.submit', submission('c1'));
    await desk.engine.syncNow();
    const { stamp } = (await desk.database.readMeta()).answered;
    expect(stamp).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set([stamp]));
  });

  it('S8 as far as the list of segments that is to take the place of what pulls brought', async () => {
    const platform = newPlatform(1_000, 600);
    const desk = await openSyncedDesk({ platform });
    const { asked, manifests } = listen(desk.main);
    writeEntries(
      platform,
      Array.from({ length: mergeAfter }, (_, number) => `many-${number}`),
    );
    desk.main.onCall('manifest', () => writeEntries(platform, ['later']));
    await desk.engine.syncNow();
    const stamp = manifests.at(-1)?.stamp ?? 0;
    expect(stamp).toBeGreaterThan(mergeAfter);
    expect(asked.at(-1)).toBe(stamp);
    expect(await namesAt(desk, ['later'])).toEqual(['信息']);
    expect(await desk.database.catalog.readLoad()).toBeNull();
  });
});
