/** What the rules suspect of those who collect and use (七(四)3、6、7、9; 条例第40条). */
import { civilDateOf, longDateLabel } from '../clock/civil-date.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import { destructionDueSince } from '../destruction/due.ts';
import { type ForceGround, groundLabel } from '../grant/ground.ts';
import { isCurrent } from '../sharing/current-users.ts';
import type { Grant } from '../sharing/grant.ts';
import type { ViolationItem } from './item.ts';
import { entriesBeside, type Surroundings } from './surroundings.ts';
import type { Rule, Suspicion } from './suspicion.ts';
import type { Evidence } from './violation.ts';

/** Collected on the officer's own word that it is another datum, while the catalogue supplies what reads like it (四(一)). */
export const repeatCollection: Rule<'collectionCheck'> = (row) => {
  const doubted = row.items.filter(
    ({ resolution, supplies }) => resolution.kind === 'different' && supplies.length > 0,
  );
  if (doubted.length === 0) return [];
  const names = doubted
    .slice(0, 10)
    .map(({ name, supplies }) => `“${name}”（目录已有“${supplies[0]?.entryName ?? ''}”）`);
  const evidence: Evidence = {
    table: 'collectionCheck',
    recordId: row.id,
    aspect: 'repeat',
    subject: row.name,
    finding: `拟采集核查中有 ${doubted.length} 项以“不是同一数据”为由仍要采集：${names.join('、')}。`.slice(
      0,
      1000,
    ),
    clock: null,
    workingDaysLate: null,
  };
  return [{ item: 'V3', departmentId: row.departmentId, evidence }];
};

/** What an order against a right says of its holder; the rest of the grounds say nothing of anybody's conduct. */
const itemOfGround: Readonly<Partial<Record<ForceGround, ViolationItem>>> = {
  'other-purpose': 'V7',
  commercial: 'V7',
  'unauthorised-use': 'V6',
  spread: 'V6',
  leak: 'V6',
  'beyond-scope': 'V6',
};

/** Grounds that say something of a holder's conduct. */
export const groundsOfBreach = Object.keys(itemOfGround) as readonly ForceGround[];

export const orderedAgainst: Rule<'grant'> = (row) => {
  const orders = [
    ...row.holds.map((hold) => ({ ...hold, what: hold.kind === 'cut' ? '切断共享通道' : '暂停使用权' })),
    ...(row.withdrawal === null ? [] : [{ ...row.withdrawal, id: 'withdrawal', what: '收回使用权' }]),
  ];
  return orders.flatMap((order): Suspicion[] => {
    const item = itemOfGround[order.ground];
    if (item === undefined) return [];
    const evidence: Evidence = {
      table: 'grant',
      recordId: row.id,
      aspect: `order.${order.id}`,
      subject: row.entryName,
      finding:
        `${longDateLabel(civilDateOf(order.at))}因“${groundLabel[order.ground]}”被${order.what}：${order.reason}`.slice(
          0,
          1000,
        ),
      clock: null,
      workingDaysLate: null,
    };
    return [{ item, departmentId: row.userDepartmentId, evidence }];
  });
};

/**
 * No text sets a limit for the destruction, and none is invented: the question is asked at the last step of the warnings,
 * five working days past (decision 5).
 */
export const askedAfter = 5;

/** Another right to the resource, or to the one that replaced it, runs: the data is used on under it. */
const usesOn = (row: Grant, now: number, around: Surroundings): boolean =>
  entriesBeside(row)
    .flatMap(around.rightsTo)
    .some((each) => each.userDepartmentId === row.userDepartmentId && isCurrent(each, now));

/** The right has ended and nobody has said what became of the data (六(二)¶2; 条例第27条). */
export const notDestroyed: Rule<'grant'> = (row, { now, calendar }, around) => {
  const today = civilDateOf(now);
  const since = destructionDueSince(row, today);
  // Of one that ended with no date on record nothing can be counted.
  if (since === null || (row.state === 'ended' && row.endedAt === null)) return [];
  const days = countWorkingDays(calendar, since, today);
  if (days < askedAfter || usesOn(row, now, around)) return [];
  const evidence: Evidence = {
    table: 'grant',
    recordId: row.id,
    aspect: `not-destroyed.${since}`,
    subject: row.entryName,
    finding: `使用权于${longDateLabel(since)}终止，至今 ${days} 个工作日没有销毁记录；请核对数据是否还留存、是否造成不良后果（六(二)）。`,
    clock: null,
    workingDaysLate: null,
  };
  return [{ item: 'V9', departmentId: row.userDepartmentId, evidence }];
};
