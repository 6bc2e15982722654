/** The demonstration must open cases on whatever day it is tried, after this policy has lapsed too (八(二), R110). */
import { national2025 } from '#shared/domain/policy/national-2025.ts';
import { packsInForce, packsOf, usualPacks } from '#shared/domain/policy/packs.ts';
import { policySettingId } from '#shared/domain/policy/policy-setting.ts';
import type { Change } from '#shared/domain/tables.ts';

/** What an office would have switched by `today`, a civil date: nothing while the usual packs are in force. */
export const demonstrationPolicy = (today: string): readonly Change[] => {
  if (packsInForce(packsOf(usualPacks), today).length > 0) return [];
  const packs = [...usualPacks, national2025.id];
  return [{ table: 'policySetting', row: { id: policySettingId, version: 1, packs, changes: [] } }];
};
