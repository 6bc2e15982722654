import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { createSegmentKeeper, type SegmentKeeper } from '../../data/catalog/segment-keeper.ts';
import { type DeskDatabase, openDeskDatabase } from '../../data/desk-database.ts';
import type { RowKeyring } from '../../data/sealing/row-keys.ts';
import { testKeyring } from '../../data/testing/test-keyring.ts';
import { createSyncEngine, type SyncEngine } from '../engine.ts';
import { createFakeMain, type FakeMain } from './fake-main.ts';
import { type ManualEnvironment, manualEnvironment } from './manual-environment.ts';
import { createModelPlatform, type ModelPlatform } from './model-platform.ts';
import { actorOf, officers, seedRows } from './sample-rows.ts';

export type Disk = { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange };
export const newDisk = (): Disk => ({ indexedDB: new IDBFactory(), IDBKeyRange });

export type TestDesk = {
  readonly database: DeskDatabase;
  readonly engine: SyncEngine;
  readonly main: FakeMain;
  readonly environment: ManualEnvironment;
  readonly platform: ModelPlatform;
};

export const newPlatform = (pageSize = 100, segmentRows = 2): ModelPlatform => {
  const platform = createModelPlatform({ pageSize, segmentRows, startAt: Date.UTC(2026, 2, 2, 2) });
  platform.write(seedRows);
  return platform;
};

export type DeskParts = {
  readonly officer?: Officer;
  readonly platform?: ModelPlatform;
  readonly disk?: Disk;
  readonly main?: FakeMain;
  readonly environment?: ManualEnvironment;
  readonly keyring?: RowKeyring;
  /** What stands between the engine and the keeper of segments. */
  readonly before?: (keeper: SegmentKeeper) => SegmentKeeper;
};

/** One workstation of the sample office; parts that are given outlive it, as a disk and a journal do. */
export function openTestDesk(parts: DeskParts = {}): TestDesk {
  const { officer = officers.applicant, before = (keeper: SegmentKeeper) => keeper } = parts;
  const platform = parts.platform ?? newPlatform();
  const main = parts.main ?? createFakeMain(platform, officer);
  const environment = parts.environment ?? manualEnvironment();
  const database = openDeskDatabase(officer.id, parts.keyring ?? testKeyring(), parts.disk ?? newDisk());
  const engine = createSyncEngine({
    ...environment,
    database,
    services: main.services,
    segments: before(createSegmentKeeper(database.catalog)),
    on: main.on,
    actor: actorOf(officer),
  });
  return { database, engine, main, environment, platform };
}

/** A workstation that has pulled everything once. */
export async function openSyncedDesk(parts: DeskParts = {}): Promise<TestDesk> {
  const desk = openTestDesk(parts);
  await desk.engine.syncNow();
  return desk;
}
