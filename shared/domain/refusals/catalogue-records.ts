/** Refusals in keeping the catalogue true: changes, difficulties, collections, libraries (二(一), 三, 四(一)). */
import type { RefusalText } from './refusal-text.ts';

export const catalogueRecordRefusals = {
  'change.entry': {
    clause: '三(二)',
    message: '所选条目不是该部门已发布的目录条目。',
    next: '请只勾选该部门已发布的条目。',
  },
  'change.date': {
    clause: '三(二)',
    message: '生效日期没有对应的更新时限。',
    next: '请填写变化真正生效的日期；早于实施意见施行的变化不在此登记。',
  },
  'change.state': {
    clause: '三(二)',
    message: '这个条目已经处理，或者变化事项已经办结。',
    next: '请查看变化事项最新的办理情况。',
  },
  'update-extension.pack-off': {
    clause: '三(二)',
    message: '这件变化事项未按《政务数据共享条例》计时，15 个工作日的更新时限不能延长。',
    next: '请按期更新；条例第17条的延长只适用于启用条例后登记的变化事项。',
  },
  'update-extension.asked-already': {
    clause: '条例第17条',
    message: '这件变化事项已申请过延长更新，只能申请一次。',
    next: '请按现有时限更新。',
  },
  'update-extension.none-open': {
    clause: '条例第17条',
    message: '没有待决定的延长更新申请。',
    next: '请刷新后查看办理经过。',
  },
  'update-extension.limit-over': {
    clause: '条例第17条',
    message: '条例的更新时限已经届满，不能再延长。',
    next: '请尽快更新；延长申请尚未决定的，由管理部门作不同意的决定并写明情况。',
  },
  'difficulty.subject': {
    clause: '二(一)',
    message: '所指的条目不是本部门的。',
    next: '请选择本部门的条目，或者写明还没有编目的数据名称。',
  },
  'difficulty.internal-rules': {
    clause: '二(一)',
    message: '部门内部办法不能作为共享困难的依据。',
    next: '请写明事实上的困难，或引用法律、法规、上级政策的条款。',
  },
  'difficulty.basis': {
    clause: '二(一)',
    message: '依据和依据的层级没有一起填写。',
    next: '引用了条款的选明层级；没有条款的两项都留空。',
  },
  'difficulty.own': {
    clause: '二(一)',
    message: '不得对本人提出的困难说明作决定。',
    next: '请由管理部门另一位管理员决定。',
  },
  'difficulty.state': {
    clause: '二(一)',
    message: '这份困难说明已经作出决定。',
    next: '情况有变的，请由提供部门另行说明。',
  },
  'difficulty.date': {
    clause: '二(一)',
    message: '决定的期限须在今天之后。',
    next: '请填写认可到哪一天，或者哪一天前共享。',
  },
  'collection.items': {
    clause: '四(一)',
    message: '拟采集的信息项有重名。',
    next: '请逐项列明，每项名称不同。',
  },
  'collection.unresolved': {
    clause: '四(一)',
    message: '有信息项可以通过共享取得，还没有说明怎样处理。',
    next: '请选择改用共享，或写明法律、法规另有规定的条款。',
  },
  'collection.not-supplied': {
    clause: '四(一)',
    message: '所选的条目不提供该信息项。',
    next: '请从核查结果里选择条目。',
  },
  'collection.same-name': {
    clause: '四(一)',
    message: '目录里已有同名的信息项，不能作为不同的数据。',
    next: '请改用共享，或写明法律、法规另有规定的条款。',
  },
  'collection.internal-rules': {
    clause: '二(一)',
    message: '部门内部办法不能作为重复采集的依据。',
    next: '请引用法律、法规的具体条款，没有的改用共享。',
  },
  'collection.not-law': {
    clause: '四(一)',
    message: '只有法律、法规另有规定的才可以重复采集。',
    next: '请引用法律、行政法规或地方性法规的条款，没有的改用共享。',
  },
} as const satisfies Record<string, RefusalText>;
