/**
 * Every way a rule can refuse an officer: code, the clause it rests on, what happened and what to do next.
 * The one list; screens, platform and tests read it.
 */
export const refusals = {
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
  'agreement.digest': {
    clause: '四(三)',
    message: '协议内容与签署时所见不一致。',
    next: '请重新打开协议，核对后再签。',
  },
  'agreement.signed-already': { clause: '四(三)', message: '本方已签署该协议。', next: '无需重复签署。' },
  'agreement.order': {
    clause: '四(三)',
    message: '应由使用部门先签，提供部门后签。',
    next: '请等待使用部门签署。',
  },
  'agreement.signature': {
    clause: '四(三)',
    message: '签名未通过验证。',
    next: '请确认签名密钥后重新签署。',
  },
  'key.proof': { clause: null, message: '签名密钥的持有证明无效。', next: '请重新生成签名密钥。' },
  'key.unknown': {
    clause: null,
    message: '签名密钥未登记或不属于签署人。',
    next: '请先在设置中登记签名密钥。',
  },
  'grant.inactive': {
    clause: '六(二)',
    message: '使用权未生效、已暂停、已收回或已到期。',
    next: '请查看授权状态，必要时重新申请。',
  },
  'grant.purpose': {
    clause: '六(二)',
    message: '调用用途与授权的用途不符。',
    next: '请按授权用途使用，改变用途须重新申请。',
  },
  'grant.method': {
    clause: '五(二)',
    message: '该授权不含接口调用方式。',
    next: '请按授权的交换方式取得数据。',
  },
  'grant.cap': {
    clause: '五(二)',
    message: '今日调用次数已达授权上限。',
    next: '请明日再试，或与提供部门协商调整。',
  },
  'source.unavailable': {
    clause: '五(二)',
    message: '提供部门的数据服务暂时不可用。',
    next: '请稍后重试；本次未计为使用。',
  },
} as const satisfies Record<string, { clause: string | null; message: string; next: string }>;

export type RefusalCode = keyof typeof refusals;

export type Refusal = {
  readonly code: RefusalCode;
  /** Path of the argument at fault, where one is. */
  readonly field?: string;
};
