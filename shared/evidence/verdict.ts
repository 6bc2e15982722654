/** Every way a signed thing can fall, each its own: one list for screens and command lines. */
import type { PathFault } from '#shared/crypto/x509/check-path.ts';

export type Verdict =
  | 'valid'
  | 'text-changed'
  | 'incomplete'
  | 'signature-invalid'
  | 'other-signer'
  | 'certificate-missing'
  | 'certificate-unreadable'
  | `certificate-${PathFault}`
  | 'certificate-expired-now'
  | 'certificate-revoked-now'
  | 'content-missing'
  | 'time-missing'
  | 'time-invalid'
  | 'seal-invalid';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  valid: '成立',
  'text-changed': '内容与签名时的摘要不一致，被改动过',
  incomplete: '双方没有签齐，或同一方有两个签名',
  'signature-invalid': '签名与所签内容、密钥不符',
  'other-signer': '签名的密钥或姓名与证书不是同一人',
  'certificate-missing': '没有签名证书',
  'certificate-unreadable': '签名证书不能读取',
  'certificate-untrusted': '签名证书不是所采信的认证机构签发',
  'certificate-signature': '签名证书上认证机构的签名不成立',
  'certificate-not-yet-valid': '签名时证书尚未生效',
  'certificate-expired': '签名时证书已过期',
  'certificate-revoked': '签名时证书已撤销',
  'certificate-expired-now': '签名证书现在已过期，签名时间未证明，请核对 evidence.json',
  'certificate-revoked-now': '签名证书现在已撤销，签名时间未证明，请核对 evidence.json',
  'certificate-not-an-authority': '签发证书的不是认证机构',
  'certificate-path-length': '证书链过长',
  'certificate-key-usage': '证书不许用于签名',
  'certificate-unknown-critical': '证书中有不能识别的关键扩展',
  'content-missing': '签名文件不含所签内容，请一并给出',
  'time-missing': '平台尚未证明签名时间',
  'time-invalid': '平台对签名时间的证明不成立',
  'seal-invalid': '平台电子印章不成立',
};

export type Report = {
  /** The first that falls, or `valid`. */
  readonly verdict: Verdict;
  /** What it falls on: a side, a number; '' for the whole. */
  readonly of: string;
  /** What was looked at, for people. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Signed with a key that no real authority certified: without effect in law, and said so wherever it is shown. */
  readonly demonstration: boolean;
};

/** Why it does not hold, in one sentence without its full stop; null where it does. */
export const reasonOf = ({ verdict, of }: Report): string | null =>
  verdict === 'valid' ? null : `${of === '' ? '' : `${of}：`}${verdictWords[verdict]}`;

export const factLines = (facts: Report['facts']): readonly string[] =>
  facts.map(([label, value]) => `  ${label}　${value}`);

/** Nobody attests when it was signed: what has run out since may have stood then, and its evidence can tell. */
export const faultNow = (fault: PathFault): Verdict =>
  fault === 'expired' || fault === 'revoked' ? `certificate-${fault}-now` : `certificate-${fault}`;
