/** Chinese words for the codes of a change trigger. */
import type { ChangeEvent, ChangeKind, EntryOutcome } from './change-trigger.ts';

export const changeKindLabel: Readonly<Record<ChangeKind, string>> = {
  law: '法律法规修订',
  function: '行政管理职能变化',
};

export const outcomeLabel: Readonly<Record<EntryOutcome['kind'], string>> = {
  filed: '已修改报备',
  published: '已更新发布',
  stopped: '已停用',
  unaffected: '不需更新',
};

export const changeActLabel: Readonly<Record<ChangeEvent['act'], string>> = {
  record: '登记变化事项',
  file: '修改后报备',
  publish: '更新发布',
  stop: '停用',
  exempt: '说明不需更新',
  reopen: '报备退回，重新待更新',
  close: '办结',
  'ask-extension': '申请延长更新',
  extend: '同意延长更新',
  'refuse-extension': '不同意延长更新',
};
