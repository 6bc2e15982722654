/** What an officer is told after the platform was put back to an earlier moment (S18). */
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { PutBack } from '../../data/live.ts';

export const sentWords = ({ sentAgain }: Pick<PutBack, 'sentAgain'>): string =>
  sentAgain === 0
    ? '本机待同步的办理照常送出，没有需要再送一次的。'
    : `平台先前答复过、本机还留着的 ${sentAgain} 项办理已再送一次；同一办理不会重复生效，没有被接受的列在“平台退回”。`;

export const checkWords = ({ lastSyncAt }: Pick<PutBack, 'lastSyncAt'>): string => {
  const before = lastSyncAt === null ? '' : `${timeLabel(lastSyncAt)} 以前`;
  return `请核对您${before}近几日经办的事项：缺少的、退回到前一步的，请重新办理；手中的协议、凭证与平台不一致的，请联系平台管理部门。`;
};
