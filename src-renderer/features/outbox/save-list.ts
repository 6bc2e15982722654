import { App } from 'antd';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { writtenFields } from '../../office/acts/field-words.ts';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { faultOf } from '../../office/use-act.ts';
import type { Link } from '../../sync/sync-status.ts';
import { mutationOf, type OutboxEntry, waitReason } from './entries.ts';

const messageOf = (code: string): string =>
  Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals].message : code;

const stateOf = (entry: OutboxEntry, link: Link): string =>
  entry.kind === 'refused'
    ? `平台退回：${messageOf(entry.refused.code)}`
    : `等待：${waitReason(entry.pending, entry.ahead, link)}`;

/** The list as an officer would copy it by hand: what, when, how it stands, and every word that was written. */
export const listText = (entries: readonly OutboxEntry[], link: Link): string =>
  entries
    .map((entry, index) => {
      const mutation = mutationOf(entry);
      const lines = writtenFields(mutation.args).map(({ label, text }) => `  ${label}：${text}`);
      return [
        `${index + 1}. ${mutationLabel(mutation.name)}（作出于 ${timeLabel(mutation.madeAt)}）`,
        `  ${stateOf(entry, link)}`,
        ...lines,
      ].join('\n');
    })
    .join('\n\n');

/** Saves the list into the documents folder and says where. */
export function useSaveList() {
  const { services } = useBridge();
  const link = useSyncStatus((status) => status.link);
  const { message } = App.useApp();
  return async (entries: readonly OutboxEntry[]) => {
    try {
      const { savedTo } = await services.exchange.saveList({
        text: listText(entries, link).slice(0, 900_000),
      });
      message.success(`清单已保存到 ${savedTo}`);
    } catch (error) {
      const problem = faultOf(error);
      message.error(problem.kind === 'fault' ? problem.message : '没有保存成功');
    }
  };
}
