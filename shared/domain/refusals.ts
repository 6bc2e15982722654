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
  'negotiation.conditional-only': {
    clause: '五(三)3',
    message: '只有有条件共享的申请被拒绝后才能协商。',
    next: '不予共享的理由和依据见资源详情。',
  },
  'negotiation.own-proposal': {
    clause: '五(三)3',
    message: '协商结果须由另一方签认，不能签认本方的提议。',
    next: '请等待对方签认，或由对方另行提议。',
  },
  'negotiation.no-proposal': {
    clause: '五(三)3',
    message: '还没有协商结果可以签认。',
    next: '请先由一方提出协商结果。',
  },
  'negotiation.full': {
    clause: '五(三)3',
    message: '协商记录已达上限。',
    next: '请提出协商结果，未果的可申请协调。',
  },
  'coordination.involved': {
    clause: '五(三)3',
    message: '您已为其中一方办理过该事项，不能再作协调决定。',
    next: '请由管理部门其他人员办理。',
  },
  'coordination.not-competent': {
    clause: '五(三)3',
    message: '协调由双方的同级政务数据共享管理部门办理，本部门不是。',
    next: '请转同级管理部门；双方不同级的由市级管理部门办理。',
  },
  'agency.conditional-only': {
    clause: '五(四)1',
    message: '只有有条件共享的资源可以授权代理方办理。',
    next: '请从授权范围中去掉其他资源。',
  },
  'agency.own-department': {
    clause: '五(四)1',
    message: '代理方不能是本部门。',
    next: '请选择其他部门。',
  },
  'agency.period': {
    clause: '五(四)1',
    message: '授权期限的止日不得早于起日，也不得早于今天。',
    next: '请重新填写授权期限。',
  },
  'agency.exists': {
    clause: '五(四)1',
    message: '其中有资源已在期限内授权给代理方。',
    next: '请先撤销原授权，再重新授权。',
  },
  'agency.ended': {
    clause: '五(四)1',
    message: '代理授权不在期限内或已撤销，不能再以提供部门名义答复。',
    next: '请由提供部门答复，您写的内容已保留。',
  },
  'agency.applicant': {
    clause: '五(四)1',
    message: '代理方不能答复本部门提出的申请。',
    next: '请由提供部门答复。',
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
  'grant.suspended': {
    clause: '六(二)',
    message: '使用权已被暂停。',
    next: '请查看告知中的理由，整改后与暂停的部门联系恢复。',
  },
  'grant.cut': {
    clause: '六(二)',
    message: '共享通道已被切断。',
    next: '请查看告知中的理由，整改后由切断的部门恢复。',
  },
  'grant.withdrawn': {
    clause: '六(二)',
    message: '使用权已被收回，不能恢复。',
    next: '请按程序销毁已取得的数据并报告；履职确需的重新申请。',
  },
  'grant.expired': {
    clause: '五(三)2',
    message: '授权已过使用期限。',
    next: '请申请续期，或按程序销毁已取得的数据并报告。',
  },
  'grant.ended': {
    clause: '六(二)',
    message: '本部门已交还这项使用权。',
    next: '需要时重新申请。',
  },
  'grant.destroyed': {
    clause: '六(二)',
    message: '这项授权下的数据已销毁，使用权已终结。',
    next: '需要时重新申请。',
  },
  'destruction.open': {
    clause: '六(二)',
    message: '这项授权已登记销毁，正待见证人确认。',
    next: '请由见证人确认或退回。',
  },
  'destruction.witness': {
    clause: '六(二)',
    message: '见证人须是本部门另一位数据专员或审核员。',
    next: '请另选见证人，不得由执行人自己见证。',
  },
  'destruction.time': {
    clause: '六(二)',
    message: '销毁时间须在授权之后，且不能晚于现在。',
    next: '请按实际完成销毁的时间填写。',
  },
  'destruction.witness-only': {
    clause: '六(二)',
    message: '销毁须由登记的见证人本人确认。',
    next: '请由见证人登录后办理。',
  },
  'destruction.state': {
    clause: '六(二)',
    message: '这份销毁记录已经见证人办理。',
    next: '请查看销毁记录。',
  },
  'grant.held-already': {
    clause: '六(二)',
    message: '本部门已作出同样的措施，尚未解除。',
    next: '无需重复办理。',
  },
  'grant.renewal-open': {
    clause: '五(三)2',
    message: '这项授权已有一件续期申请在办。',
    next: '请在我的申请中查看办理进度。',
  },
  'grant.hold-gone': {
    clause: '六(二)',
    message: '要解除的措施不在或已解除。',
    next: '请同步后查看授权的现状。',
  },
  'grant.hold-of-others': {
    clause: '六(二)',
    message: '该措施由其他部门作出，只能由作出的部门解除。',
    next: '请与作出措施的部门联系。',
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
  'policy.no-change': { clause: null, message: '该政策包已是这个状态。', next: '请刷新后查看。' },
  'policy.not-in-force': {
    clause: '八(二)',
    message: '该政策包不在有效期内，不能启用。',
    next: '请核对文件的施行日期和有效期。',
  },
  'policy.base-pack': {
    clause: '八(二)',
    message: '忻州市的实施意见在有效期内，不得停用。',
    next: '有效期届满后才可停用。',
  },
  'policy.last-pack': {
    clause: '八(二)',
    message: '停用后将没有在有效期内的政策包。',
    next: '请先启用另一个在有效期内的政策包。',
  },
  'calendar.day-outside': {
    clause: null,
    message: '有的日期不属于这一年的安排（只收本年及上年十二月的日期）。',
    next: '请对照通知原文修改日期。',
  },
  'calendar.day-twice': {
    clause: null,
    message: '同一天被列出两次，或既放假又上班。',
    next: '请对照通知原文，每天只列一次。',
  },
  'calendar.make-up-weekday': {
    clause: null,
    message: '调休上班的日期须是周六或周日。',
    next: '请对照通知原文修改上班日期。',
  },
  'calendar.holiday-missing': {
    clause: null,
    message: '放假日期缺少元旦、劳动节或国庆节的法定假日。',
    next: '请补齐后再提交。',
  },
  'policy.lapsed': {
    clause: '八(二)',
    message: '已启用的政策文件都不在有效期内，不能据此受理新的申请。',
    next: '请市管理部门启用仍在有效期内的政策包后再提交，您写的内容已保留。',
  },
  'case.entry-replaced': {
    clause: '五(七)',
    message: '该资源正在更替或已停用，不再受理新的申请。',
    next: '请改为申请资源详情中指明的新资源。',
  },
  'entry.update-date': {
    clause: '五(七)',
    message: '更新日期不能晚于今天，也不能早于上次登记的日期。',
    next: '请核对数据实际更新的日期。',
  },
  'replacement.planned-already': {
    clause: '五(七)',
    message: '该资源已有更替方案。',
    next: '请查看已有的方案。',
  },
  'replacement.new-entry': {
    clause: '五(七)',
    message: '新资源须是本部门已发布、且自身不在更替中的另一个资源。',
    next: '请先发布新资源，或另选。',
  },
  'replacement.mapping': {
    clause: '五(七)',
    message: '旧资源的信息项没有逐项对照到新资源，也没有逐项写明不保留的原因。',
    next: '请逐项补全对照关系，避免数据丢失。',
  },
  'replacement.dates': {
    clause: '五(七)',
    message: '日期次序不对：并行期不早于今天，停用日在并行期结束之后。',
    next: '请重新填写并行期和停用日。',
  },
  'replacement.untold': {
    clause: '五(七)',
    message: '还有正在使用旧资源的部门没有收到更替通知，不能停用。',
    next: '请先补发通知。',
  },
  'replacement.too-early': {
    clause: '五(七)',
    message: '并行期尚未结束或停用日未到，不能停用。',
    next: '请在停用日当天或之后办理。',
  },
  'replacement.stopped-already': {
    clause: '五(七)',
    message: '旧资源已停用，方案已执行完毕。',
    next: '无需再办理。',
  },
  'correction.item-unknown': {
    clause: '五(五)',
    message: '有信息项不在本部门的授权范围内。',
    next: '请只勾选授权范围内的信息项。',
  },
  'correction.state': {
    clause: '五(五)',
    message: '这件疑义更正当前的状态不允许这项操作。',
    next: '请查看最新的办理情况。',
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
  'file.not-offered': {
    clause: '三(三)',
    message: '这个资源的目录没有列文件这种交换方式。',
    next: '请先在目录中列上文件方式，再交付文件。',
  },
  'file.copy-row': {
    clause: '四(三)',
    message: '只有 UTF-8 编码的 CSV 和 TXT 文件可以加副本行。',
    next: '请另存为 UTF-8 编码，或者不加副本行。',
  },
  'file.incomplete': {
    clause: '五(二)',
    message: '文件还没有传完整。',
    next: '请再次上传同一个文件，已传的部分不会重传。',
  },
  'file.digest': {
    clause: '五(二)',
    message: '收到的文件与申报的校验值不一致，没有发布。',
    next: '请重新上传；文件上传期间不要改动。',
  },
  'file.items-outside': {
    clause: '五(三)2',
    message: '这个文件所含的信息项超出授权范围。',
    next: '请与提供部门联系，交付只含授权信息项的文件。',
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
