import { App } from 'antd';
import { useBridge } from '../../app/bridge-context.ts';
import { faultOf } from '../../office/use-act.ts';
import type { OutboxEntry } from './entries.ts';
import { filesOf, listTexts } from './list-text.ts';
import { useSeen } from './use-seen.ts';

/** Characters of one file, as the bridge takes them. */
const most = 900_000;

/** Saves the list into the documents folder, in as many files as it needs, and says where. */
export function useSaveList() {
  const { services } = useBridge();
  const seen = useSeen();
  const { message } = App.useApp();
  return async (entries: readonly OutboxEntry[]) => {
    const files = filesOf(listTexts(entries, seen), most);
    const saved: string[] = [];
    try {
      for (const text of files) saved.push((await services.exchange.saveList({ text })).savedTo);
      const parts = files.length > 1 ? `，内容较长，共 ${files.length} 个文件` : '';
      message.success(`清单已保存到 ${saved.join('、')}${parts}`);
    } catch (error) {
      const problem = faultOf(error);
      const reason = problem.kind === 'fault' ? problem.message : '没有保存成功';
      message.error(saved.length > 0 ? `清单没有存全，只存下 ${saved.join('、')}。${reason}` : reason);
    }
  };
}
