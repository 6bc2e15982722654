/** Switching a policy pack on or off, with its reason (decision 8, R110). */
import { z } from 'zod';
import { paragraph } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, write } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { checkCityManagement, cityManagementReads } from '../organisation/city-management.ts';
import { isInForce } from './pack.ts';
import { packId, packsInForce, packsOf } from './packs.ts';
import { keptChanges, type PolicySetting, packIdsOf, policySettingId } from './policy-setting.ts';
import { xinzhou2022 } from './xinzhou-2022.ts';

const args = z.strictObject({
  pack: packId,
  on: z.boolean(),
  /** 0 where nothing was ever switched. */
  expectedVersion: z.int().nonnegative(),
  reason: paragraph(500),
});
type Args = z.output<typeof args>;

const idsAfter = ({ pack, on }: Args, before: readonly string[]): string[] =>
  on ? [...before, pack] : before.filter((id) => id !== pack);

/** The platform always runs a text in force, and this policy for as long as it is valid. */
const checkSwitch = (given: Args, before: readonly string[], context: ActionContext) => {
  const today = civilDateOf(context.now);
  const [pack] = packsOf([given.pack]);
  const inForce = pack !== undefined && isInForce(pack, today);
  const left = packsInForce(packsOf(idsAfter(given, before)), today);
  return firstRefusal(
    [before.includes(given.pack) !== given.on, 'policy.no-change', 'pack'],
    [!given.on || inForce, 'policy.not-in-force', 'pack'],
    [given.on || given.pack !== xinzhou2022.id || !inForce, 'policy.base-pack', 'pack'],
    [left.length > 0, 'policy.last-pack', 'pack'],
  );
};

export const switchPack: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: (_, rows, actor) => [
    { table: 'policySetting', id: policySettingId },
    ...cityManagementReads(rows, actor),
  ],
  apply: (given, rows, context) => {
    const setting = rows.get('policySetting', policySettingId);
    const before = packIdsOf(setting);
    const refused =
      checkCityManagement(rows, context.actor) ??
      firstRefusal([(setting?.version ?? 0) === given.expectedVersion, 'record.changed']) ??
      checkSwitch(given, before, context);
    if (refused !== null) return refused;
    const { pack, on, reason } = given;
    const { officerId, departmentId } = context.actor;
    const change = { pack, on, reason, at: context.now, madeAt: context.madeAt, officerId, departmentId };
    const row: PolicySetting = {
      ...setting,
      id: policySettingId,
      version: given.expectedVersion + 1,
      packs: idsAfter(given, before),
      changes: [...(setting?.changes ?? []), change].slice(-keptChanges),
    };
    return write({ table: 'policySetting', row });
  },
});
