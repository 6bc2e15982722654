/** A county enters its own 工作方案, in the place of the one before it, or stops it (八(一), R108). */
import { z } from 'zod';
import { paragraph } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  type Actor,
  defineAction,
  firstRefusal,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { addDays, civilDateOf } from '../clock/civil-date.ts';
import { isInForce, type PolicyPack } from '../policy/pack.ts';
import {
  countyPacksOf,
  mostCountyPacks,
  type PolicySetting,
  packIdsOf,
  policySettingId,
} from '../policy/policy-setting.ts';
import { loosenedMatters } from '../policy/stricter.ts';
import type { RowReference } from '../tables.ts';
import { type CountyPack, type CountyText, countyText, packOfCounty } from './county-pack.ts';

/** The version is of the platform's setting, 0 where it was never changed. */
const enterArgs = z.strictObject({ expectedVersion: z.int().nonnegative(), text: countyText });
const stopArgs = z.strictObject({ expectedVersion: z.int().nonnegative(), reason: paragraph(500) });

const reads = (_: unknown, rows: Rows, actor: Actor): readonly RowReference[] => {
  const own = rows.get('department', actor.departmentId);
  return [
    { table: 'policySetting', id: policySettingId },
    { table: 'department', id: actor.departmentId },
    ...(own === undefined ? [] : [{ table: 'region' as const, id: own.regionId }]),
  ];
};

/** The region of a county's management; its administrator alone speaks for the county (一(四)¶3). */
const checkCounty = (rows: Rows, { actor }: ActionContext, expectedVersion: number) => {
  const own = rows.get('department', actor.departmentId);
  const level = own && rows.get('region', own.regionId)?.level;
  const setting = rows.get('policySetting', policySettingId);
  return firstRefusal(
    [actor.roles.includes('management-admin'), 'role.missing'],
    [own?.management === true && level !== undefined && level !== 'city', 'county.wrong-level'],
    [(setting?.version ?? 0) === expectedVersion, 'record.changed'],
  );
};

/** The texts above: what is on for everybody and in force while the county's own is. */
const textsAbove = (packs: readonly PolicyPack[], { validFrom, validTo }: CountyText) => {
  const shared = packs.filter(({ regionId }) => regionId === undefined);
  return {
    atAnyTime: shared.filter((pack) => isInForce(pack, validFrom) || isInForce(pack, validTo)),
    toTheEnd: shared.filter((pack) => isInForce(pack, validFrom) && isInForce(pack, validTo)),
  };
};

/** Null where nothing in the text is laxer than what governs everybody. */
export const checkCountyText = (text: CountyText, packs: readonly PolicyPack[], today: string) => {
  const above = textsAbove(packs, text);
  const pack = packOfCounty({ ...text, id: '', regionId: '' });
  const loosened = loosenedMatters(pack, ...above.atAnyTime);
  const at = text.limits.findIndex(({ matter }) => loosened.includes(matter));
  return firstRefusal(
    [text.validFrom <= text.validTo && text.validTo >= today, 'county.period', 'text.validTo'],
    [above.toTheEnd.length > 0, 'county.outlasts-base', 'text.validTo'],
    [
      new Set(text.limits.map(({ matter }) => matter)).size === text.limits.length,
      'county.matter-twice',
      'text.limits',
    ],
    [at === -1, 'county.laxer', `text.limits.${at}`],
  );
};

/** Ends the region's editions that would still run on `date`, on the day before. */
const endedBefore = (
  packs: readonly CountyPack[],
  ending: { readonly regionId: string; readonly date: string; readonly stopReason: string },
): CountyPack[] =>
  packs.map((pack) =>
    pack.regionId === ending.regionId && pack.validTo >= ending.date
      ? { ...pack, validTo: addDays(ending.date, -1), stopReason: ending.stopReason }
      : pack,
  );

const rewritten = (setting: PolicySetting | undefined, countyPacks: CountyPack[]) =>
  write({
    table: 'policySetting',
    row: {
      changes: [],
      ...setting,
      id: policySettingId,
      packs: [...packIdsOf(setting)],
      version: (setting?.version ?? 0) + 1,
      countyPacks,
    },
  });

export const enterCountyPack: Action<typeof enterArgs> = defineAction({
  args: enterArgs,
  numbering: null,
  reads,
  apply: ({ expectedVersion, text }, rows, context) => {
    const { actor, now, madeAt, packs } = context;
    const setting = rows.get('policySetting', policySettingId);
    const before = countyPacksOf(setting);
    const refused =
      checkCounty(rows, context, expectedVersion) ??
      checkCountyText(text, packs, civilDateOf(now)) ??
      firstRefusal([before.length < mostCountyPacks, 'county.too-many']);
    if (refused !== null) return refused;
    const regionId = rows.get('department', actor.departmentId)?.regionId ?? '';
    const edition = before.filter((each) => each.regionId === regionId).length + 1;
    const { officerId, departmentId } = actor;
    const row = { ...text, id: `${regionId}.${edition}`, regionId, at: now, madeAt, officerId, departmentId };
    const ended = endedBefore(before, { regionId, date: text.validFrom, stopReason: '' });
    return rewritten(setting, [...ended, { ...row, stopReason: '' }]);
  },
});

export const stopCountyPack: Action<typeof stopArgs> = defineAction({
  args: stopArgs,
  numbering: null,
  reads,
  apply: ({ expectedVersion, reason }, rows, context) => {
    const setting = rows.get('policySetting', policySettingId);
    const refused = checkCounty(rows, context, expectedVersion);
    if (refused !== null) return refused;
    const regionId = rows.get('department', context.actor.departmentId)?.regionId ?? '';
    const date = civilDateOf(context.now);
    const before = countyPacksOf(setting);
    if (!before.some((pack) => pack.regionId === regionId && pack.validTo >= date))
      return refuse('county.none');
    return rewritten(setting, endedBefore(before, { regionId, date, stopReason: reason }));
  },
});
