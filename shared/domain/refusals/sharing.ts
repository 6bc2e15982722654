/** Refusals of an application and its answer (五(三)). */
import type { RefusalText } from './refusal-text.ts';

export const sharingRefusals = {
  'case.own-provider': {
    clause: '五(二)',
    message: '不能向本部门申请本部门提供的资源。',
    next: '请在部门内部直接使用。',
  },
  'case.entry-not-published': {
    clause: '四(三)',
    message: '该资源尚未发布或已停用。',
    next: '请另选资源，或联系提供部门。',
  },
  'case.item-unknown': {
    clause: '四(二)2',
    message: '申请的信息项不在该资源中。',
    next: '请重新勾选信息项。',
  },
  'case.item-withheld': {
    clause: '四(二)3',
    message: '勾选的信息项属于不予共享，不能申请。',
    next: '请取消勾选；理由和依据见资源详情。',
  },
  'case.dedicated-only': {
    clause: '五(四)4',
    message: '该资源为专用，本部门不在专用名单内。',
    next: '如履职确需，请与提供部门联系调整名单。',
  },
  'case.protection-missing': {
    clause: '六(一)',
    message: '用于研究、分析、挖掘、创新应用的，未写明怎样保护国家秘密、商业秘密和个人隐私。',
    next: '请写明保护措施后再提交。',
  },
  'case.method-unavailable': {
    clause: '三(二)',
    message: '该资源不支持所选的交换方式。',
    next: '请改选资源列出的交换方式。',
  },
  'case.state': { clause: '五(三)2', message: '事项当前的状态不允许这项操作。', next: '请查看办理进度。' },
  'case.self-review': {
    clause: '五(二)',
    message: '不得审核本人提交的申请。',
    next: '请由其他审核人员办理。',
  },
  'answer.items-outside': {
    clause: '五(三)2',
    message: '答复同意的信息项超出了申请范围。',
    next: '请只在申请的信息项中选择。',
  },
  'answer.analysis-calls': {
    clause: '六(一)',
    message: '用于研究、分析、挖掘、创新应用的，每日调用不超过 200 次。',
    next: '请调低每日上限；需要成批数据的，改以文件方式申请。',
  },
  'answer.period-outside': {
    clause: '五(三)2',
    message: '使用期限须在今天之后且不超过三年。',
    next: '请重新填写期限。',
  },
  'answer.basis-internal': {
    clause: '二(一)',
    message: '部门内部办法不能作为不予提供的依据。',
    next: '请引用法律、法规或上级政策的具体条款。',
  },
  'case.overruled': {
    clause: '五(三)3',
    message: '同级管理部门已作出协调决定，该决定对双方都有约束力，在后的办理不再生效。',
    next: '请按协调决定办理，您写的内容已保留。',
  },
  'case.entry-replaced': {
    clause: '五(七)',
    message: '该资源正在更替或已停用，不再受理新的申请。',
    next: '请改为申请资源详情中指明的新资源。',
  },
  'consent.own': {
    clause: '条例第20条',
    message: '须由拟制人以外的负责人同意，不能同意本人拟制的申请或答复。',
    next: '请由本部门共享工作机构的其他负责人办理；没有的，请第一责任人承担负责人职责（账号变更）后办理。',
  },
  'extension.pack-off': {
    clause: '五(三)2',
    message: '该事项未按《政务数据共享条例》办理，5 个工作日的答复时限不能延长。',
    next: '请按期答复；条例第21条的延长只适用于启用条例后受理的事项。',
  },
  'extension.asked-already': {
    clause: '条例第21条',
    message: '该事项已申请过延长答复，只能申请一次。',
    next: '请按现有时限答复。',
  },
  'extension.none-open': {
    clause: '条例第21条',
    message: '没有待决定的延长申请。',
    next: '请刷新后查看办理经过。',
  },
  'extension.limit-over': {
    clause: '条例第21条',
    message: '条例的答复时限已经届满，不能再延长。',
    next: '请尽快答复；延长申请尚未决定的，由管理部门作不同意的决定并写明情况。',
  },
  'extension.not-competent': {
    clause: '条例第21条',
    message: '延长答复由双方的同级政务数据共享管理部门同意，本部门不是。',
    next: '请转同级管理部门；双方不同级的由市级管理部门办理。',
  },
  'review.missing-unnamed': {
    clause: '条例第21条',
    message: '退回补正没有指明缺哪几项。',
    next: '请勾选全部缺项，一次告知。',
  },
  'review.told-once': {
    clause: '条例第21条',
    message: '勾选的缺项已经告知过一次，不能就同一项再次退回。',
    next: '请按现有材料审查；材料确有不足的，写入审查意见后转提供部门答复。',
  },
  'delivery.not-awaited': {
    clause: '条例第22条',
    message: '该事项没有在计的提供数据时限，或数据已经提供。',
    next: '请查看办理进度。',
  },
} as const satisfies Record<string, RefusalText>;
