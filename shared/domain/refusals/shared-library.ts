/** Refusals about base and theme libraries, who leads them and who feeds them (三(一)). */
import type { RefusalText } from './refusal-text.ts';

export const sharedLibraryRefusals = {
  'library.exists': {
    clause: '三(一)',
    message: '这个库已经建立，有自己的牵头部门。',
    next: '请在基础库和主题库里打开它，变更牵头或参与部门。',
  },
  'library.parties': {
    clause: '三(一)',
    message: '牵头和参与部门有重复，或者有平台没有登记的部门。',
    next: '请逐个核对；牵头部门不再列入参与部门。',
  },
  'library.unchanged': {
    clause: '三(一)',
    message: '牵头和参与部门都没有变化。',
    next: '没有变化的不用登记。',
  },
  'library.lead-by-city': {
    clause: '三(一)',
    message: '牵头部门只能由市政务信息管理局变更。',
    next: '请与市政务信息管理局联系；参与部门可以由牵头部门自己变更。',
  },
  'library.unknown': {
    clause: '三(一)',
    message: '所选的基础库或主题库还没有建立，没有牵头部门。',
    next: '请由市政务信息管理局先建立；本部门自己的数据编入部门目录。',
  },
  'library.not-listed': {
    clause: '三(一)',
    message: '本部门不是这个库的牵头或参与部门。',
    next: '请由牵头部门把本部门列入参与部门；不再提供的，可以停用已发布的条目。',
  },
  'consent.not-lead': {
    clause: '三(一)',
    message: '这个条目不由本部门作为牵头部门表示意见。',
    next: '由所属库现在的牵头部门表示意见；牵头部门变更过的，请提供部门重新送审。',
  },
  'gate.contributor': {
    clause: '三(一)',
    message: '本部门不在所属库的牵头和参与部门名单内，或者该库还没有建立。',
    next: '请由牵头部门把本部门列入参与部门；没有建立的由市政务信息管理局建立。',
  },
  'gate.lead-consent': {
    clause: '三(一)',
    message: '所属库的牵头部门还没有同意。',
    next: '内部审查通过后由牵头部门审核员表示意见；牵头部门变更过的，请修改后重新送审。',
  },
} as const satisfies Record<string, RefusalText>;
