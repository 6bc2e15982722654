import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { TakenAnswer } from '../../sync/take-answer.ts';

/**
 * What an answer carried by hand has changed here, and what it has not.
 * @param at epoch milliseconds by the platform's clock at which the answer was made
 * @param lastSyncAt epoch milliseconds of the last complete pull; null where none was ever complete
 */
export const takenWords = (
  { applied, refused, rowsTaken, more, catalogueOwed }: TakenAnswer,
  at: number,
  lastSyncAt: number | null,
): string => {
  const results = `回执已核验平台印章：受理 ${applied} 项，退回 ${refused} 项。`;
  if (!rowsTaken) return `${results}本机已另行同步过，内容以较新的为准。`;
  const rows = more
    ? '平台上的变化较多，一次没有带完，请再导出一个交换包。'
    : `${catalogueOwed ? '办理事项' : '本机内容'}已更新到平台 ${timeLabel(at)} 的状态。`;
  if (!catalogueOwed) return `${results}${rows}`;
  const catalogue =
    lastSyncAt === null
      ? '本机还没有目录，连通后下载。'
      : `目录仍是 ${timeLabel(lastSyncAt)} 同步时的，连通后更新。`;
  return `${results}${rows}${catalogue}`;
};
