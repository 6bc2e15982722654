/** Refusals in writing, filing and publishing an entry (三, 四). */
import type { RefusalText } from './refusal-text.ts';

export const cataloguingRefusals = {
  'entry.update-date': {
    clause: '五(七)',
    message: '更新日期不能晚于今天，也不能早于上次登记的日期。',
    next: '请核对数据实际更新的日期。',
  },
  'entry.code-class': {
    clause: '三(一)',
    message: '资源代码的类与所属目录不一致。',
    next: '基础库用 1，主题库用 2，部门目录用 3 开头；代码一经编定不再更改。',
  },
  'entry.state': { clause: '三(一)', message: '编目当前的状态不允许这项操作。', next: '请查看办理进度。' },
  'entry.self-review': {
    clause: '六(一)',
    message: '不得审查本人编写的目录条目。',
    next: '请由本部门另一位审核员审查。',
  },
  'entry.state-secret': {
    clause: '二(一)',
    message: '含国家秘密的内容不得进入本平台，也不能在此定级。',
    next: '请退回编写人删除有关内容，并按保密规定处理。',
  },
  'filing.wrong-level': {
    clause: '三(一)',
    message: '该报备不由本部门受理。',
    next: '请由提供部门本级的管理部门受理；县级受理后由市级受理。',
  },
  'gate.metadata': { clause: '三(一)', message: '摘要和资源格式未填写完整。', next: '请补齐后再报备。' },
  'gate.acquisition': {
    clause: '一(二)',
    message: '未填写数据来源。',
    next: '请选择履职采集、特许经营或购买服务。',
  },
  'gate.duty': {
    clause: '四(一)',
    message: '未写明采集的职责依据。',
    next: '请写明法律法规或三定规定的条款。',
  },
  'gate.items': {
    clause: '三(一)',
    message: '没有信息项，或信息项名称有重复。',
    next: '请逐项列明，每项名称不同。',
  },
  'gate.methods': {
    clause: '三(三)',
    message: '未选择交换方式。',
    next: '请在数据库、接口、文件中至少选一种。',
  },
  'gate.conditions': {
    clause: '四(二)2',
    message: '有信息项为有条件共享，未写明共享条件。',
    next: '请写明提供给哪些部门、在什么条件下提供。',
  },
  'gate.withholding': {
    clause: '四(二)3',
    message: '有信息项不予共享，理由、依据和依据的层级不齐。',
    next: '请补齐三项，或改为共享。',
  },
  'gate.internal-rules': {
    clause: '二(一)',
    message: '部门内部办法不能作为不予共享的依据。',
    next: '请引用法律、法规或上级政策的具体条款。',
  },
  'gate.classified': { clause: '四(三)', message: '未完成分类分级。', next: '请填写数据分类并选择级别。' },
  'gate.review': {
    clause: '四(三)',
    message: '内部审查的七项内容不齐。',
    next: '请补齐共享属性、提供方式、应用场景、使用方身份和地域、知悉范围、使用范围。',
  },
  'gate.agreement': {
    clause: '四(三)',
    message: '未说明使用方是否须签署安全协议。',
    next: '请选择须签署或不须签署。',
  },
  'gate.dedicated': {
    clause: '五(四)4',
    message: '专用资源没有列明专用部门。',
    next: '请列出专用部门，或取消专用。',
  },
  'gate.conflict': {
    clause: '二(三)',
    message: '有信息项已由其他部门的条目作为来源。',
    next: '请把这些信息项标为取自该条目，或写明多源校核说明。',
  },
  'gate.quality': {
    clause: '五(二)',
    message: '数据质量声明不完整。',
    next: '请逐项核对真实准确、质量可控、共享可用、及时更新。',
  },
  'gate.secrecy': {
    clause: '六(一)',
    message: '没有通过保密审查。',
    next: '请送本部门另一位审核员作内部审查和保密审查。',
  },
} as const satisfies Record<string, RefusalText>;
