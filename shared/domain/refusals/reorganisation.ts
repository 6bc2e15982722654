/** Refusals in recording that a department was renamed or merged. */
import type { RefusalText } from './refusal-text.ts';

export const reorganisationRefusals = {
  'reorganisation.wrong-desk': {
    clause: '一(四)',
    message: '这个部门的机构调整不由您所在的部门登记。',
    next: '机构调整由本级管理部门登记，县级管理部门自身的由市政务信息管理局登记。',
  },
  'reorganisation.merged': {
    clause: null,
    message: '这个部门已经并入其他部门，不能再更名或并入。',
    next: '请在并入的部门名下登记。',
  },
  'reorganisation.future': {
    clause: null,
    message: '机构调整的生效日期还没有到。',
    next: '请在生效当日或以后登记。',
  },
  'reorganisation.same-name': { clause: null, message: '新名称与现名称相同。', next: '请核对文件中的名称。' },
  'reorganisation.management': {
    clause: '一(四)',
    message: '管理部门不能并入其他部门：本级的备案、考核和监督要有部门承接。',
    next: '管理部门的调整请由平台运维单位按文件办理。',
  },
  'reorganisation.target': {
    clause: null,
    message: '并入的部门须是同一级的另一个部门，并且没有并入其他部门。',
    next: '请重新选择并入的部门。',
  },
  'reorganisation.too-many': {
    clause: null,
    message: '这个部门登记的机构调整已达到保存的上限。',
    next: '请联系平台运维单位。',
  },
} as const satisfies Record<string, RefusalText>;
