/** Chinese words for the codes of an entry on its way to the catalogue. */
import type { DraftAct, DraftState } from '#shared/domain/cataloguing/entry-draft.ts';
import type { FilingHop } from '#shared/domain/cataloguing/filing-receipt.ts';
import type { GateCode } from '#shared/domain/cataloguing/gate.ts';
import type { Tone } from '../ui/pieces.tsx';

export { conversionLabel } from '#shared/domain/catalog/labels.ts';

export const draftStateLabel: Readonly<Record<DraftState, string>> = {
  draft: '草稿',
  'internal-review': '待内部审查',
  reviewed: '审查通过',
  filed: '已报备',
  accepted: '县级已受理',
  returned: '报备退回',
  published: '已发布',
  'removal-filed': '停用已报备',
  'removal-accepted': '县级已收停用',
  stopped: '已停用',
};

export const draftStateTone: Readonly<Record<DraftState, Tone>> = {
  draft: 'grey',
  'internal-review': 'blue',
  reviewed: 'blue',
  filed: 'amber',
  accepted: 'amber',
  returned: 'red',
  published: 'green',
  'removal-filed': 'amber',
  'removal-accepted': 'amber',
  stopped: 'grey',
};

export const draftActLabel: Readonly<Record<DraftAct, string>> = {
  create: '建立编目件',
  edit: '修改内容',
  'submit-review': '送内部审查',
  'pass-review': '内部审查和保密审查通过',
  'return-review': '内部审查退回',
  consent: '牵头部门同意',
  object: '牵头部门退回',
  'change-lead': '牵头部门变更，另行征求同意',
  file: '报备',
  accept: '受理',
  return: '退回报备',
  aggregate: '汇聚到全市目录',
  publish: '发布',
  stop: '停用，去除报备',
  'take-removal': '收到停用报备',
};

export const gateLabel: Readonly<Record<GateCode, string>> = {
  'gate.metadata': '摘要和资源格式',
  'gate.contributor': '本部门在所属库的牵头、参与部门名单内',
  'gate.acquisition': '数据来源',
  'gate.duty': '采集的职责依据',
  'gate.items': '信息项，名称不重复',
  'gate.methods': '交换方式',
  'gate.conditions': '有条件共享的条件',
  'gate.withholding': '不予共享的理由、依据和层级',
  'gate.internal-rules': '依据不是部门内部办法',
  'gate.classified': '分类和分级',
  'gate.review': '内部审查七项内容',
  'gate.agreement': '是否须签安全协议',
  'gate.dedicated': '专用部门名单',
  'gate.conflict': '一数一源，无未处理的冲突',
  'gate.quality': '数据质量声明',
  'gate.secrecy': '保密审查（审查人不是编写人）',
  'gate.lead-consent': '牵头部门同意（基础库、主题库）',
};

export const hopLabel: Readonly<Record<FilingHop, string>> = {
  'own-level': '县级逻辑平台',
  city: '市级共享平台',
};
