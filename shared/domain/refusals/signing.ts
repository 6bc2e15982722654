/** Refusals of keys and of the security agreement (四(三)). */
import type { RefusalText } from './refusal-text.ts';

export const signingRefusals = {
  'agreement.digest': {
    clause: '四(三)',
    message: '协议内容与签署时所见不一致。',
    next: '请重新打开协议，核对后再签。',
  },
  'agreement.text': {
    clause: '四(三)',
    message: '协议正文与正文摘要不符，正文或摘要被改动过，不能签署。',
    next: '请不要签署；同步后重新打开协议，仍然如此的，联系管理部门核实。',
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
  'key.certificate': {
    clause: null,
    message: '证书与本密钥不符，或不是平台采信的认证机构签发、已过期、已撤销。',
    next: '请核对证书文件；认证机构须由平台运维先行导入。',
  },
  'key.certificate-name': {
    clause: '四(三)',
    message: '证书上的姓名与本人姓名不一致，签署后别人核对时不成立。',
    next: '请由认证机构签发姓名与账号一致的证书，再行导入。',
  },
  'key.lapsed': {
    clause: '四(三)',
    message: '签名证书已过期、已撤销，或其签发机构不再为平台采信，不能签署。',
    next: '请在设置中导入新的证书，或换一把新的签名密钥后再签。',
  },
  'key.revoked': {
    clause: null,
    message: '签名密钥已撤销，不能再用于签署。',
    next: '请生成新的签名密钥并登记。',
  },
  'key.proof': { clause: null, message: '签名密钥的持有证明无效。', next: '请重新生成签名密钥。' },
  'key.unknown': {
    clause: null,
    message: '签名密钥未登记或不属于签署人。',
    next: '请先在设置中登记签名密钥。',
  },
} as const satisfies Record<string, RefusalText>;
