/** The end of a policy pack's term, for the officers who have to do something about it (八(二), R110). */
import { daysBetween, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { PolicyPack } from '#shared/domain/policy/pack.ts';
import { packsInForce } from '#shared/domain/policy/packs.ts';
import { packStanding } from '../../office/pack-standing.ts';

export type LapseLine = {
  readonly packId: string;
  readonly lapsed: boolean;
  /** The text, its last day and the days left. */
  readonly says: string;
  /** What to do next. */
  readonly next: string;
};

const nextOf = (given: { readonly lapsed: boolean; readonly goesOn: boolean; readonly manages: boolean }) => {
  const { lapsed, goesOn, manages } = given;
  if (goesOn)
    return manages ? '此后只按其余政策包受理，请核对新文件' : '此后的申请按其余政策包办理，已受理的照办';
  if (lapsed)
    return manages
      ? '已停止受理新申请，请更新或启用政策包'
      : '暂不受理新申请，请等管理部门更新；已受理的照办';
  return manages
    ? '届满后不再受理新申请：须有新文件，或由市级启用条例'
    : '要申请的请在届满前提出；已受理的照办';
};

/**
 * A line for each text that is about to lapse or has lapsed while it is on.
 * @param packs those switched on for everybody
 * @param today civil date in Shanghai
 */
export const lapseLines = (
  packs: readonly PolicyPack[],
  today: string,
  manages: boolean,
): readonly LapseLine[] =>
  packs.flatMap((pack): LapseLine[] => {
    const standing = packStanding(pack, today);
    if (standing === 'valid' || pack.validTo === null) return [];
    const lapsed = standing === 'lapsed';
    const left = daysBetween(today, pack.validTo);
    const until = longDateLabel(pack.validTo);
    const goesOn = packsInForce(
      packs.filter(({ id }) => id !== pack.id),
      today,
    ).some(({ validTo }) => validTo === null || validTo > (pack.validTo ?? ''));
    const remaining = left === 0 ? '今天是最后一天' : `还有 ${left} 天`;
    const says = lapsed
      ? `${pack.source}有效期已于${until}届满`
      : `${pack.source}有效期至${until}，${remaining}`;
    return [{ packId: pack.id, lapsed, says, next: nextOf({ lapsed, goesOn, manages }) }];
  });
