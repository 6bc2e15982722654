/** Refusals that any act can meet. */
import type { RefusalText } from './refusal-text.ts';

export const commonRefusals = {
  'args.invalid': { clause: null, message: '填写的内容不完整或格式不对。', next: '请按提示修改后再提交。' },
  'action.unknown': { clause: null, message: '平台不认识这项操作。', next: '请升级本程序后重试。' },
  'mutation.reused': {
    clause: null,
    message: '这项操作的编号已被另一项操作使用。',
    next: '请重新办理这项操作，您写的内容已保留。',
  },
  'record.missing': {
    clause: null,
    message: '找不到相关记录，可能已被收回或尚未同步。',
    next: '请同步后重试。',
  },
  'record.exists': { clause: null, message: '同一编号的记录已存在。', next: '请刷新后查看，不要重复提交。' },
  'record.changed': {
    clause: null,
    message: '这条记录在您操作之前已被他人更新。',
    next: '请查看最新情况后重新决定，您写的内容已保留。',
  },
  'role.missing': {
    clause: '一(四)',
    message: '您的角色不能办理这项操作。',
    next: '请由有相应职责的人员办理。',
  },
  'department.wrong': {
    clause: '五(二)',
    message: '这件事不归您所在的部门办理。',
    next: '请转有关部门办理。',
  },
  'area.wrong': {
    clause: '一(四)',
    message: '这件事的各方都不在您所在的区域。',
    next: '请转有关区域或市政务信息管理局办理。',
  },
} as const satisfies Record<string, RefusalText>;
